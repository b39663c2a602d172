using Markdig;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace HelpGenerator;

/// <summary>Reads a command's page: Markdown in the layout that platyPS uses.</summary>
internal static class PageReader
{
    private static readonly string[] Headings =
    [
        "SYNOPSIS", "SYNTAX", "DESCRIPTION", "EXAMPLES", "PARAMETERS", "INPUTS", "OUTPUTS", "NOTES", "RELATED LINKS",
    ];

    private static readonly string AllHeadings = string.Join(", ", Headings);

    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().UseYamlFrontMatter().UsePipeTables().UsePreciseSourceLocation().Build();

    /// <summary>Parses a file.</summary>
    public static MarkdownDocument Parse(string file) => Markdown.Parse(File.ReadAllText(file), Pipeline);

    /// <summary>Reads a page.</summary>
    /// <exception cref="PageException">The page does not have the layout.</exception>
    public static CommandPage Read(string file)
    {
        var document = Parse(file);
        var name = Path.GetFileNameWithoutExtension(file);
        var title = document.OfType<HeadingBlock>().FirstOrDefault(heading => heading.Level == 1);
        if (title is null || PlainText.Of(title.Inline) != name)
        {
            throw Fault(file, title?.Line ?? 0, $"The first heading must be '# {name}', as the file is called.");
        }

        var sections = Split(document, 2);
        if (sections.FirstOrDefault(section => !Headings.Contains(section.Title)) is { } unknown)
        {
            throw Fault(file, unknown.Line - 1, $"A page has no section '{unknown.Title}', only {AllHeadings}.");
        }

        if (!sections.Select(section => section.Title).SequenceEqual(Headings))
        {
            throw Fault(file, title.Line, $"A page has these sections, in this order: {AllHeadings}.");
        }

        var blocks = sections.ToDictionary(section => section.Title, section => section.Blocks);
        return new CommandPage(file, name)
        {
            Synopsis = blocks["SYNOPSIS"],
            Description = blocks["DESCRIPTION"],
            Examples = Split(blocks["EXAMPLES"], 3),
            Parameters = [.. Split(blocks["PARAMETERS"], 3).Where(section => section.Title != "CommonParameters")],
            Inputs = Split(blocks["INPUTS"], 3),
            Outputs = Split(blocks["OUTPUTS"], 3),
            Notes = blocks["NOTES"],
            Links = blocks["RELATED LINKS"],
            NoEffect = ReadNoEffect(file, document),
        };
    }

    /// <summary>Splits blocks at the headings of a level.</summary>
    public static IReadOnlyList<Section> Split(IEnumerable<Block> blocks, int level)
    {
        var sections = new List<Section>();
        var current = new List<Block>();
        foreach (var block in blocks)
        {
            if (block is HeadingBlock heading && heading.Level == level)
            {
                current = [];
                sections.Add(new Section(PlainText.Of(heading.Inline), heading.Line + 1, current));
            }
            else
            {
                current.Add(block);
            }
        }

        return sections;
    }

    /// <summary>The default value in the YAML block of a parameter; null without one.</summary>
    /// <exception cref="PageException">The block repeats what the assembly says.</exception>
    public static string? DefaultValue(string file, Section parameter)
    {
        if (parameter.Blocks.OfType<FencedCodeBlock>().FirstOrDefault(IsYaml) is not { } code)
        {
            return null;
        }

        var keys = LoadMapping(file, code.Line + 1, PlainText.Code(code));
        foreach (var (key, _) in keys.Where(pair => pair.Key.ToString() != "Default value"))
        {
            var line = code.Line + (int)key.Start.Line;
            throw Fault(file, line, $"Only 'Default value' belongs here. The assembly says '{key}'.");
        }

        return keys.Children.Values.SingleOrDefault()?.ToString();
    }

    public static bool IsYaml(Block block) => block is FencedCodeBlock { Info: "yaml" };

    /// <summary>Reads "no-effect" of the front matter: names of parameters, by parameter set.</summary>
    private static List<NoEffect> ReadNoEffect(string file, MarkdownDocument document)
    {
        var found = new List<NoEffect>();
        if (document.OfType<YamlFrontMatterBlock>().FirstOrDefault() is not { } front)
        {
            return found;
        }

        var first = front.Line + 1;
        if (!LoadMapping(file, first, front.Lines.ToString()).Children.TryGetValue("no-effect", out var value))
        {
            return found;
        }

        if (value is not YamlMappingNode sets || sets.Children.Values.Any(names => names is not YamlSequenceNode))
        {
            var line = first + (int)value.Start.Line - 1;
            throw Fault(file, line, "no-effect needs a list of parameters for each parameter set.");
        }

        foreach (var (set, names) in sets)
        {
            found.AddRange(((YamlSequenceNode)names).Select(
                name => new NoEffect($"{set}", $"{name}", first + (int)name.Start.Line)));
        }

        return found;
    }

    private static YamlMappingNode LoadMapping(string file, int line, string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents.Count == 0 ? [] : (YamlMappingNode)stream.Documents[0].RootNode;
        }
        catch (YamlException e)
        {
            throw Fault(file, line + (int)e.Start.Line - 1, $"The YAML cannot be read: {e.Message}");
        }
        // The scanner throws this for some texts that are not YAML.
        catch (InvalidOperationException e)
        {
            throw Fault(file, line, $"The YAML cannot be read: {e.Message}");
        }
        catch (InvalidCastException)
        {
            throw Fault(file, line, "The YAML must contain 'name: value' lines.");
        }
    }

    /// <param name="file">The page.</param>
    /// <param name="line">The line, counted from 0 as Markdig does.</param>
    /// <param name="message">What is wrong.</param>
    private static PageException Fault(string file, int line, string message) =>
        new(new Problem(file, line + 1, message));
}
