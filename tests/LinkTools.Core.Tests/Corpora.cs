using System.Runtime.CompilerServices;
using System.Text.Json;

namespace LinkTools.Core.Tests;

/// <summary>
/// Public test data with expected results, kept beside the project. A test that needs an absent file is skipped.
/// </summary>
internal static class Corpora
{
    private static readonly string Root =
        Environment.GetEnvironmentVariable("LINKTOOLS_CORPORA") is { Length: > 0 } named
            ? named
            : Path.GetFullPath(Path.Combine(ThisFolder(), "../../../shared/corpora"));

    /// <summary>The full path of a file below the root of the test data; skips the test if it is missing.</summary>
    public static string Find(string relativePath)
    {
        var path = Path.Combine(Root, relativePath);
        Assert.SkipUnless(
            Path.Exists(path), $"public test data is absent: {path} (LINKTOOLS_CORPORA names its folder)");
        return path;
    }

    /// <summary>A JSON file of the corpora, parsed.</summary>
    public static JsonElement ReadJson(string relativePath)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Find(relativePath)));
        return document.RootElement.Clone();
    }

    private static string ThisFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
