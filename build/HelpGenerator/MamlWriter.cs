using System.Xml.Linq;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace HelpGenerator;

/// <summary>Writes a command's help as MAML, the XML that Get-Help reads.</summary>
internal static class MamlWriter
{
    /// <summary>The most columns of a line in an example. Get-Help indents it by 4, and a full line may wrap.</summary>
    public const int ExampleWidth = 75;

    /// <summary>The most columns of all other lines, which Get-Help indents by up to 8.</summary>
    public const int Width = 71;

    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Cmd = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";
    private static readonly XNamespace Help = "http://msh";

    /// <summary>A file of several commands.</summary>
    public static XDocument File(IEnumerable<XElement> commands) =>
        new(new XElement(Help + "helpItems", new XAttribute("schema", "maml"), commands));

    /// <summary>One command.</summary>
    /// <exception cref="PageException">A YAML block repeats what the assembly says.</exception>
    public static XElement Write(CommandPage page, Command command)
    {
        return new XElement(
            Cmd + "command",
            new XAttribute(XNamespace.Xmlns + "maml", Maml),
            new XAttribute(XNamespace.Xmlns + "command", Cmd),
            new XAttribute(XNamespace.Xmlns + "dev", Dev),
            new XElement(
                Cmd + "details",
                new XElement(Cmd + "name", command.Name),
                new XElement(Cmd + "verb", command.Verb),
                new XElement(Cmd + "noun", command.Noun),
                Description(page.Synopsis)),
            Description(page.Description),
            new XElement(Cmd + "syntax", command.Sets.Select(set => Syntax(page, command, set))),
            new XElement(Cmd + "parameters", command.Parameters.Select(item => Parameter(page, command, item))),
            new XElement(Cmd + "inputTypes", page.Inputs.Select(section => Typed("inputType", section))),
            new XElement(Cmd + "returnValues", page.Outputs.Select(section => Typed("returnValue", section))),
            new XElement(Maml + "alertSet", new XElement(Maml + "alert", Paragraphs(page.Notes))),
            new XElement(Cmd + "examples", page.Examples.Select(Example)),
            new XElement(Cmd + "relatedLinks", Links(page).Select(Link)));
    }

    /// <summary>The description of a parameter that PowerShell itself adds; null for all others.</summary>
    public static string? StandardText(CommandParameter parameter) => parameter.Name switch
    {
        "WhatIf" => "Shows what the command would do, and does not do it.",
        "Confirm" => "Asks you before the command does it.",
        _ => null,
    };

    private static XElement Syntax(CommandPage page, Command command, string set)
    {
        var idle = page.NoEffect.Where(item => item.Set == set).Select(item => item.Parameter).ToHashSet();
        var shown = command.Parameters
            .Where(parameter => parameter.UseIn(set) is not null && !idle.Contains(parameter.Name))
            .OrderBy(parameter => parameter.UseIn(set)!.Position ?? int.MaxValue)
            .ThenBy(parameter => !parameter.UseIn(set)!.IsMandatory);
        return new XElement(
            Cmd + "syntaxItem",
            new XElement(Maml + "name", command.Name),
            shown.Select(parameter => new XElement(
                Cmd + "parameter",
                Attributes(parameter, parameter.UseIn(set)!),
                new XElement(Maml + "name", parameter.Name),
                parameter.Values.Count == 0 ? null : new XElement(
                    Cmd + "parameterValueGroup", parameter.Values.Select(value => Value(value, isRequired: false))),
                parameter.IsSwitch ? null : Value(parameter.TypeName, isRequired: true))));
    }

    private static XElement Parameter(CommandPage page, Command command, CommandParameter parameter)
    {
        var section = page.Parameters.FirstOrDefault(item => item.Title == $"-{parameter.Name}");
        var value = section is null ? null : PageReader.DefaultValue(page.File, section);
        return new XElement(
            Cmd + "parameter",
            Attributes(parameter, parameter.Overall),
            new XElement(Maml + "name", parameter.Name),
            new XElement(
                Maml + "description",
                section is null
                    ? [Paragraph(StandardText(parameter)!)]
                    : Paragraphs(section.Blocks.Where(block => !PageReader.IsYaml(block))),
                NoEffectText(page, command, parameter) is { } text ? Paragraph(text) : null),
            Value(parameter.TypeName, isRequired: true),
            new XElement(Dev + "type", new XElement(Maml + "name", parameter.TypeName)),
            new XElement(Dev + "defaultValue", value ?? (parameter.IsSwitch ? "False" : "None")));
    }

    /// <summary>Says with which parameters this one has no effect; null if it always has one.</summary>
    private static string? NoEffectText(CommandPage page, Command command, CommandParameter parameter)
    {
        string[] keys = [.. page.NoEffect.Where(item => item.Parameter == parameter.Name)
            .Select(item => command.KeyOf(item.Set)).OfType<CommandParameter>().Select(key => $"-{key.Name}")
            .Order(StringComparer.Ordinal)];
        return keys switch
        {
            [] => null,
            [var only] => $"It has no effect with {only}.",
            [.. var several, var last] => $"It has no effect with {string.Join(", ", several)} or {last}.",
        };
    }

    private static XAttribute[] Attributes(CommandParameter parameter, ParameterUse use) =>
    [
        new("required", use.IsMandatory),
        new("variableLength", parameter.TypeName.EndsWith("[]", StringComparison.Ordinal)),
        new("globbing", parameter.TakesWildcards),
        new("pipelineInput", use.PipelineText),
        new("position", use.PositionText),
        new("aliases", parameter.Aliases.Count > 0 ? string.Join(", ", parameter.Aliases) : "none"),
    ];

    private static XElement Value(string name, bool isRequired) => new(
        Cmd + "parameterValue", new XAttribute("required", isRequired), new XAttribute("variableLength", false), name);

    private static XElement Typed(string element, Section section) => new(
        Cmd + element,
        new XElement(Dev + "type", new XElement(Maml + "name", section.Title)),
        Description(section.Blocks));

    private static XElement Example(Section section)
    {
        var code = section.Blocks.OfType<FencedCodeBlock>().First();
        return new XElement(
            Cmd + "example",
            new XElement(Maml + "title", $"---------- {section.Title} ----------"),
            new XElement(Dev + "code", PlainText.Code(code)),
            // Get-Help puts no empty line between two examples.
            new XElement(
                Dev + "remarks",
                Paragraphs(section.Blocks.Where(block => block != code)),
                Paragraph(""),
                Paragraph("")));
    }

    private static IEnumerable<LinkInline> Links(CommandPage page) => page.Links.OfType<ParagraphBlock>()
        .Concat(page.Links.OfType<ListBlock>().SelectMany(list => list.Descendants<ParagraphBlock>()))
        .SelectMany(paragraph => paragraph.Inline?.Descendants<LinkInline>() ?? []);

    private static XElement Link(LinkInline link) => new(
        Maml + "navigationLink",
        new XElement(Maml + "linkText", PlainText.Of((ContainerInline)link)),
        new XElement(Maml + "uri", link.Url?.Contains("://", StringComparison.Ordinal) == true ? link.Url : ""));

    private static XElement Description(IEnumerable<Block> blocks) => new(Maml + "description", Paragraphs(blocks));

    private static IEnumerable<XElement> Paragraphs(IEnumerable<Block> blocks) =>
        PlainText.Of(blocks, Width, wrap: false).Select(Paragraph);

    private static XElement Paragraph(string text) => new(Maml + "para", text);
}
