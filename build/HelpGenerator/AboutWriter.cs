using System.Text;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;

namespace HelpGenerator;

/// <summary>Writes an about topic as the text file that Get-Help shows.</summary>
internal static class AboutWriter
{
    /// <summary>One less than the columns of a terminal, because some terminals wrap a full line.</summary>
    private const int Width = 79;

    private const int Indentation = 4;

    /// <summary>Turns a page into the text of the topic, and adds its faults to the problems.</summary>
    public static string Write(string file, List<Problem> problems)
    {
        var document = PageReader.Parse(file);
        problems.AddRange(PlainText.Faults(file, document, Width - Indentation - PlainText.CodeIndentation));
        var text = new StringBuilder();
        foreach (var block in document.Where(block => block is not YamlFrontMatterBlock))
        {
            Append(text, block);
        }

        return text.ToString().TrimEnd() + "\n";
    }

    private static void Append(StringBuilder text, Block block)
    {
        if (block is HeadingBlock heading)
        {
            var title = PlainText.Of(heading.Inline);
            text.Append(heading.Level switch
            {
                1 => $"TOPIC\n    {title}\n\n",
                2 => $"{title.ToUpperInvariant()}\n",
                _ => $"  {title}\n\n",
            });
            return;
        }

        foreach (var part in PlainText.Of([block], Width - Indentation, wrap: true))
        {
            text.Append(PlainText.Indent(part, Indentation)).Append("\n\n");
        }
    }
}
