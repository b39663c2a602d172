using System.Globalization;
using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;

namespace LinkTools.Tests;

/// <summary>The help of every command says what the command is, in the engine's own words about both.</summary>
public sealed partial class HelpTests : IDisposable
{
    /// <summary>Commands of examples that a full PowerShell has and the bare engine lacks, with the parameters the examples use.</summary>
    private static readonly Dictionary<string, string[]> Neighbours = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Export-Csv"] = ["Append"], ["Get-ChildItem"] = ["Filter", "Recurse"], ["Get-Content"] = [], ["Get-Date"] = [], ["Group-Object"] = [], ["Format-List"] = [],
        ["Import-Csv"] = [], ["Invoke-WebRequest"] = ["OutFile"], ["Read-Host"] = ["AsSecureString"], ["Select-Object"] = ["First"], ["Sort-Object"] = ["Descending"],
    };

    private readonly Engine _engine = new();

    /// <summary>The commands that have help to be proved.</summary>
    public static TheoryData<string> Commands => ["Get-CrawlState", "Get-PageLinks", "Get-SitemapUrl", "Test-RobotsUrl"];

    public void Dispose() => _engine.Dispose();

    [Fact]
    public void Every_command_is_among_those_proved_here() => Assert.Equal(
        Commands.Select(row => row.Data),
        _engine.Run("Get-Command -Module LinkTools -CommandType Cmdlet | ForEach-Object Name").ThrowOnError().Output.Select(name => name.ToString()).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Commands))]
    public void Synopsis_description_inputs_outputs_and_notes_are_sentences(string command)
    {
        var help = Help(command);
        Assert.Matches(Sentence(), Text(help, "Synopsis"));
        var parts = new (string Name, IEnumerable<PSObject> Items)[]
        {
            ("description", Items(help, "description")),
            ("inputs", Items(help, "inputTypes", "inputType", "description")),
            ("outputs", Items(help, "returnValues", "returnValue", "description")),
            ("notes", Items(help, "alertSet", "alert")),
        };
        Assert.All(parts, part =>
        {
            Assert.NotEmpty(part.Items);
            Assert.All(part.Items, item => Assert.Matches(Sentence(), Text(item, "Text")));
        });
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Outputs_are_those_of_the_command_and_name_every_property_in_order(string command)
    {
        var given = Items(Help(command), "returnValues", "returnValue").ToList();
        Assert.Equal(Info(command).OutputType.Select(type => type.Name), given.Select(value => Text(Items(value, "type").Single(), "name")));
        foreach (var (type, value) in Info(command).OutputType.Zip(given))
        {
            var named = Items(value, "description").SelectMany(item => PropertyNames().Match(Text(item, "Text")).Groups[1].Value.Split(", ", StringSplitOptions.RemoveEmptyEntries));
            Assert.Equal(type.Type == typeof(bool) ? [] : type.Type.GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal).Where(name => type.Type != typeof(bool)));
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Syntax_has_exactly_the_parameter_sets_and_parameters_of_the_command(string command)
    {
        var real = Info(command).ParameterSets.Select(set => string.Join('\n', set.Parameters.Where(IsOwn).Select(parameter => Describe(parameter, parameter.IsMandatory)).Order(StringComparer.Ordinal)));
        var told = Items(Help(command), "syntax", "syntaxItem").Select(item => string.Join('\n', Items(item, "parameter").Select(Describe).Order(StringComparer.Ordinal)));
        Assert.Equal(real.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
        Assert.All(Items(Help(command), "syntax", "syntaxItem"), item => Assert.Equal(command, Text(item, "name")));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Syntax_names_the_values_of_enumerations(string command)
    {
        var types = Info(command).Parameters.Values.ToDictionary(parameter => parameter.Name, parameter => parameter.ParameterType);
        foreach (var parameter in Items(Help(command), "syntax", "syntaxItem", "parameter"))
        {
            var type = types[Text(parameter, "name")];
            Assert.Equal(type.IsEnum ? Enum.GetNames(type) : [], Values(Items(parameter, "parameterValueGroup"), "parameterValue"));
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_parameter_is_described_in_sentences_with_its_type_and_its_default(string command)
    {
        var info = Info(command);
        var real = info.ParameterSets.SelectMany(set => set.Parameters).Where(IsOwn).GroupBy(parameter => parameter.Name).ToList();
        var told = Items(Help(command), "parameters", "parameter").ToDictionary(parameter => Text(parameter, "name"));
        Assert.Equal(real.Select(group => group.Key).Order(StringComparer.Ordinal), told.Keys.Order(StringComparer.Ordinal));
        var defaults = Activator.CreateInstance(info.ImplementingType)!;
        foreach (var group in real)
        {
            var parameter = told[group.Key];
            Assert.Equal(Describe(group.First(), group.All(one => one.IsMandatory)), Describe(parameter));
            Assert.NotEmpty(Items(parameter, "description"));
            Assert.All(Items(parameter, "description"), text => Assert.Matches(Sentence(), Text(text, "Text")));
            Assert.Equal(group.First().ParameterType.Name, Text(Items(parameter, "type").Single(), "name"));
            var value = info.ImplementingType.GetProperty(group.Key)!.GetValue(defaults);
            Assert.Equal(DefaultOf(value) ?? Text(parameter, "defaultValue"), Text(parameter, "defaultValue"));
            Assert.NotEqual("", Text(parameter, "defaultValue"));
        }

        (defaults as IDisposable)?.Dispose();
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Five_examples_or_more_parse_and_name_only_what_exists(string command)
    {
        var examples = Items(Help(command), "examples", "example").ToList();
        Assert.True(examples.Count >= 5, $"{command} has {examples.Count} examples.");
        foreach (var (example, number) in examples.Select((example, index) => (example, index + 1)))
        {
            Assert.StartsWith($"---------- Example {number}: ", Text(example, "title"), StringComparison.Ordinal);
            Assert.Matches(Sentence(), Text(Items(example, "remarks").First(), "Text"));
            var code = Text(example, "code");
            var problems = _engine.Run(
                """
                $errors = $null
                $tree = [System.Management.Automation.Language.Parser]::ParseInput($args[0], [ref] $null, [ref] $errors)
                $errors | ForEach-Object Message
                foreach ($call in $tree.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true)) {
                    $name = $call.GetCommandName()
                    $used = $call.CommandElements | Where-Object { $_ -is [System.Management.Automation.Language.CommandParameterAst] } | ForEach-Object ParameterName
                    $known = $args[1][$name]
                    if ($null -ne $known) {
                        $used | Where-Object { $_ -notin $known } | ForEach-Object { "$name -$_" }
                        continue
                    }

                    $real = Get-Command $name -ErrorAction Ignore
                    if (-not $real) { "no command $name"; continue }
                    $used | Where-Object { -not $real.Parameters.ContainsKey($_) } | ForEach-Object { "$name has no -$_" }
                    # What the pipeline brings decides between parameter sets, and cannot be seen from here.
                    if ($call.Parent -is [System.Management.Automation.Language.PipelineAst] -and $call.Parent.PipelineElements[0] -ne $call) { continue }
                    [System.Management.Automation.Language.StaticParameterBinder]::BindCommand($call, $true).BindingExceptions.Values | ForEach-Object { "${name}: $($_.BindingException.Message)" }
                }
                """,
                code,
                Neighbours).ThrowOnError().Output.Select(problem => $"{problem}");
            Assert.Equal([], problems);
            Assert.Contains(command, code, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_error_that_is_named_exists(string command)
    {
        var module = Info(command).ImplementingType.Assembly;
        string[] ids = [.. ErrorIds.OfPages(module).Keys, .. ErrorIds.OfStateFiles(module).Keys, .. ErrorIds.OfParameters, .. ErrorIds.OfInputs];
        var help = Help(command);
        var named = Items(help, "parameters", "parameter", "description").SelectMany(text => NamedErrors().Matches(Text(text, "Text"))).Select(match => match.Groups["id"].Value)
            .Concat(Items(help, "alertSet", "alert").SelectMany(text => Names().Matches(Text(text, "Text"))).Select(match => match.Value).Where(name => name is not ("TargetObject" or "SilentlyContinue")))
            .ToList();
        Assert.NotEmpty(named);
        Assert.All(named, id => Assert.Contains(id, ids));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Related_links_begin_with_the_project_and_name_what_has_help(string command)
    {
        var links = Items(Help(command), "relatedLinks", "navigationLink").ToList();
        Assert.Equal(Info(command).ImplementingType.GetCustomAttribute<CmdletAttribute>()!.HelpUri, Text(links[0], "uri"));
        Assert.All(links.Skip(1).Select(link => Text(link, "linkText")), name =>
            Assert.True(Neighbours.ContainsKey(name) || _engine.Run("Get-Help $args[0]", name).ThrowOnError().Output.Count > 0, name));
    }

    private static bool IsOwn(CommandParameterInfo parameter) => !Cmdlet.CommonParameters.Contains(parameter.Name) && !Cmdlet.OptionalCommonParameters.Contains(parameter.Name);

    private static string Describe(CommandParameterInfo parameter, bool isMandatory)
    {
        string[] ways = [.. parameter.ValueFromPipeline ? ["ByValue"] : Array.Empty<string>(), .. parameter.ValueFromPipelineByPropertyName ? ["ByPropertyName"] : Array.Empty<string>()];
        return Describe(
            parameter.Name,
            parameter.ParameterType.Name,
            $"{isMandatory}",
            parameter.Position < 0 ? "named" : $"{parameter.Position}",
            ways.Length > 0 ? $"True ({string.Join(", ", ways)})" : "False",
            $"{parameter.Attributes.Any(attribute => attribute is SupportsWildcardsAttribute)}",
            parameter.Aliases.Count > 0 ? string.Join(", ", parameter.Aliases) : "none");
    }

    private static string Describe(PSObject parameter) => Describe(
        Text(parameter, "name"),
        Text(parameter, "parameterValue") is { Length: > 0 } type ? type : nameof(SwitchParameter),
        Text(parameter, "required"), Text(parameter, "position"), Text(parameter, "pipelineInput"), Text(parameter, "globbing"), Text(parameter, "aliases"));

    private static string Describe(string name, string type, string required, string position, string pipeline, string wildcards, string aliases) =>
        $"{name} <{type}> required {required.ToLowerInvariant()} position {position} pipeline {pipeline} wildcards {wildcards.ToLowerInvariant()} aliases {aliases}";

    /// <summary>What help has to say; null where a property's value says nothing, because another place decides.</summary>
    private static string? DefaultOf(object? value) => value switch
    {
        int.MaxValue or long.MaxValue => "No limit",
        SwitchParameter or bool => "False",
        string[] { Length: > 0 } texts => string.Join(", ", texts),
        Enum chosen when Convert.ToInt64(chosen, CultureInfo.InvariantCulture) != 0 || chosen.GetType().Assembly.GetName().Name == "LinkTools.Model" => $"{chosen}",
        int or long or double => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        string { Length: > 0 } text => text,
        _ => null,
    };

    /// <summary>What lies at a path of names, whether help has there one thing or several.</summary>
    private static List<PSObject> Items(PSObject from, params string[] path)
    {
        IEnumerable<PSObject> items = [from];
        foreach (var name in path)
        {
            items = items.SelectMany(item => item.Properties[name]?.Value switch
            {
                null => [],
                Array several => several.Cast<object>().Select(PSObject.AsPSObject),
                PSObject { BaseObject: Array several } => several.Cast<object>().Select(PSObject.AsPSObject),
                var one => [PSObject.AsPSObject(one)],
            });
        }

        return [.. items];
    }

    private static IEnumerable<string> Values(IEnumerable<PSObject> from, string name) => from.SelectMany(item => Items(item, name)).Select(value => value.ToString());

    private static string Text(PSObject from, string name) => $"{from.Properties[name]?.Value}".Trim();

    private PSObject Help(string command) => _engine.Run("Get-Help $args[0] -Full", command).ThrowOnError().Output.Single();

    private CmdletInfo Info(string command) => (CmdletInfo)_engine.Run("Get-Command $args[0]", command).ThrowOnError().Output.Single().BaseObject;

    [GeneratedRegex(@"^[A-Z-].* .*\.$", RegexOptions.Singleline)]
    private static partial Regex Sentence();

    [GeneratedRegex(@"^((?:[A-Z]\w+, )*[A-Z]\w+): ")]
    private static partial Regex PropertyNames();

    [GeneratedRegex(@"(?<=\berror )(?<id>[A-Z][a-z]+[A-Z]\w+)|\b(?<id>[A-Z][a-z]+[A-Z]\w+)(?= error)", RegexOptions.ExplicitCapture)]
    private static partial Regex NamedErrors();

    [GeneratedRegex(@"(?<![-\w.])[A-Z][a-z]+[A-Z]\w+")]
    private static partial Regex Names();
}
