using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;

namespace LinkTools.Tests;

/// <summary>about_LinkTools names everything that the module has a closed list of, and nothing that it has not.</summary>
public sealed partial class AboutTests : IDisposable
{
    private readonly Engine _engine = new();

    private string Topic => _engine.Run("Get-Help about_LinkTools").ThrowOnError().Output.Single().ToString().ReplaceLineEndings("\n");

    private Assembly Module => ((CmdletInfo)_engine.Run("Get-Command Get-PageLinks").ThrowOnError().Output.Single().BaseObject).ImplementingType.Assembly;

    public void Dispose() => _engine.Dispose();

    [Fact]
    public void It_fits_a_terminal() => Assert.All(Topic.Split('\n'), line =>
    {
        Assert.True(line.Length <= 79, line);
        Assert.Equal(line.TrimEnd(), line);
        Assert.DoesNotContain('\t', line);
    });

    [Fact]
    public void It_names_every_property_of_a_link() =>
        Assert.All(TypeOf("PageLink").GetProperties(), property => Assert.Matches(Row(8, property.Name), Topic));

    [Fact]
    public void It_explains_every_kind_of_link_and_every_scope()
    {
        Assert.All(Enum.GetNames(TypeOf("LinkKind")), kind => Assert.Matches(Row(8, kind), Topic));
        Assert.All(Enum.GetNames(TypeOf("CrawlScope")), scope => Assert.Matches(Row(8, scope), Topic));
    }

    [Fact]
    public void It_lists_every_reason_for_which_a_page_fails_with_its_category() =>
        Assert.All(ErrorIds.OfPages(Module), error => Assert.Matches($@"(?m)^    {error.Key} +{error.Value} +\S", Topic));

    [Fact]
    public void It_lists_every_problem_of_a_state_file_with_its_category()
    {
        Assert.Equal(7, ErrorIds.OfStateFiles(Module).Count);
        Assert.All(ErrorIds.OfStateFiles(Module), error => Assert.Matches($@"(?m)^    {error.Key} +{error.Value} +\S", Topic));
    }

    [Fact]
    public void It_lists_every_error_of_parameters_and_of_inputs()
    {
        Assert.Contains("RecurseNotSpecified", ErrorIds.OfParameters);
        Assert.Contains("HttpVersionNotSupported", ErrorIds.OfParameters);
        Assert.All(ErrorIds.OfParameters, id => Assert.Matches(Row(4, id), Topic));
        Assert.Equal(["PathNotFile", "PathNotFound", "UnencryptedAuthentication"], ErrorIds.OfInputs);
        Assert.All(ErrorIds.OfInputs, id => Assert.Matches($@"(?m)^    {id}\s+(ObjectNotFound|InvalidArgument|SecurityError) +\S", Topic));
    }

    [Fact]
    public void It_lists_no_error_that_does_not_exist()
    {
        var section = Topic[Topic.IndexOf("\n  Errors\n", StringComparison.Ordinal)..Topic.IndexOf("\n  How it is loaded\n", StringComparison.Ordinal)];
        string[] known = [.. ErrorIds.OfPages(Module).Keys, .. ErrorIds.OfStateFiles(Module).Keys, .. ErrorIds.OfParameters, .. ErrorIds.OfInputs];
        var listed = Listed().Matches(section).Select(match => match.Groups[1].Value).ToList();
        Assert.True(listed.Count > 30);
        Assert.All(listed, id => Assert.Contains(id, known));
        Assert.Equal(listed.Distinct(), listed);
    }

    [Fact]
    public void Every_parameter_that_it_names_exists()
    {
        var parameters = _engine.Run("Get-Command -Module LinkTools -CommandType Cmdlet | ForEach-Object { $_.Parameters.Keys }").ThrowOnError().Output.Select(name => name.ToString());
        // Of Export-Csv and of Sort-Object.
        var known = parameters.Concat(["Append", "Unique"]).ToHashSet(StringComparer.Ordinal);
        Assert.All(Parameters().Matches(Topic).Select(match => match.Groups[1].Value), name => Assert.Contains(name, known));
    }

    private static string Row(int indent, string name) => $@"(?m)^ {{{indent}}}{name} {{2,}}\S";

    private Type TypeOf(string name) => (Type)_engine.Run($"[LinkTools.{name}]").ThrowOnError().Output.Single().BaseObject;

    [GeneratedRegex(@"(?m)^    ([A-Z][a-z]+(?:[A-Z][a-z]+)+)(?=\s)")]
    private static partial Regex Listed();

    [GeneratedRegex(@"(?<=[\s(])-([A-Z][A-Za-z]+)")]
    private static partial Regex Parameters();
}
