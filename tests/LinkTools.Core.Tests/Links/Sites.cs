namespace LinkTools.Core.Tests.Links;

/// <summary>
/// The HTML pages of Debian's postgresql-doc-15, python3.11-doc and openjdk-17-doc: below the folder that
/// LINKTOOLS_SITES names, or below /usr/share/doc. A machine that leaves documentation out of packages can unpack them
/// (dpkg -x) below any folder and name that.
/// </summary>
internal static class Sites
{
    private static readonly Dictionary<string, string[]> Folders = new()
    {
        ["postgresql-15"] = ["postgresql-doc-15/html", "postgresql-doc-15/usr/share/doc/postgresql-doc-15/html"],
        // openjdk-17-doc keeps its pages in a folder of the package that it depends on.
        ["openjdk-17"] = ["openjdk-17-jre-headless/api", "openjdk-17-doc/usr/share/doc/openjdk-17-jre-headless/api"],
        ["python3.11"] = ["python3.11/html", "python3.11-doc/html", "python3.11-doc/usr/share/doc/python3.11/html"],
    };

    /// <summary>The folder of a site's pages; skips the test if it is missing.</summary>
    public static string Find(string site)
    {
        var root = Environment.GetEnvironmentVariable("LINKTOOLS_SITES") is { Length: > 0 } named
            ? named
            : "/usr/share/doc";
        var found = Folders[site]
            .SelectMany(folder => new[] { folder, $"usr/share/doc/{folder}" })
            .Select(folder => Path.Combine(root, folder))
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "index.html")));
        Assert.SkipWhen(
            found is null,
            $"pages of {site} are absent below {root} (Debian's -doc package; LINKTOOLS_SITES names its folder)");
        return found;
    }
}
