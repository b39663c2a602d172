using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace HelpGenerator;

/// <summary>Markdown as plain text for a terminal.</summary>
internal static class PlainText
{
    /// <summary>How far code is indented, to distinguish it from text.</summary>
    public const int CodeIndentation = 4;

    /// <summary>
    /// One text for each block. Paragraphs and items of lists are one line each if <paramref name="wrap"/> is false,
    /// because PowerShell wraps them. Code and tables keep their lines.
    /// </summary>
    /// <param name="blocks">The blocks.</param>
    /// <param name="width">The columns of tables and, with <paramref name="wrap"/>, of all paragraphs.</param>
    /// <param name="wrap">True to break long lines.</param>
    public static IEnumerable<string> Of(IEnumerable<Block> blocks, int width, bool wrap)
    {
        foreach (var block in blocks)
        {
            switch (block)
            {
                case ParagraphBlock paragraph:
                    yield return Wrap(Of(paragraph.Inline), wrap ? width : int.MaxValue);
                    break;
                case ListBlock list:
                    yield return List(list, width, wrap);
                    break;
                case Table table:
                    yield return TextTable.Render(Rows(table), width);
                    break;
                case CodeBlock code:
                    yield return Indent(Code(code), CodeIndentation);
                    break;
                case QuoteBlock quote:
                    foreach (var text in Of(quote, width, wrap))
                    {
                        yield return text;
                    }

                    break;
            }
        }
    }

    /// <summary>The text of inline Markdown, without its markup.</summary>
    public static string Of(ContainerInline? inlines)
    {
        var text = new StringBuilder();
        foreach (var inline in inlines ?? Enumerable.Empty<Inline>())
        {
            _ = inline switch
            {
                LiteralInline literal => text.Append(literal.Content.ToString()),
                CodeInline code => text.Append(code.Content),
                LineBreakInline => text.Append(' '),
                HtmlEntityInline entity => text.Append(entity.Transcoded.ToString()),
                HtmlInline html => text.Append(html.Tag),
                AutolinkInline link => text.Append(link.Url),
                LinkInline link => text.Append(LinkText(link)),
                ContainerInline container => text.Append(Of(container)),
                _ => text,
            };
        }

        return text.ToString().Trim();
    }

    /// <summary>The lines of a code block, joined by line feeds.</summary>
    public static string Code(LeafBlock code) =>
        string.Join('\n', code.Lines.Lines.Take(code.Lines.Count).Select(line => line.ToString())).TrimEnd();

    /// <summary>
    /// Yields a problem for each line of code that is too wide, because wrapping code would change it, and for each
    /// table that Markdown takes for a paragraph.
    /// </summary>
    /// <param name="file">The page.</param>
    /// <param name="blocks">The blocks, which are searched with everything inside them.</param>
    /// <param name="width">The most columns of a line of code.</param>
    public static IEnumerable<Problem> Faults(string file, IEnumerable<Block> blocks, int width)
    {
        foreach (var block in blocks.SelectMany(block => block is ContainerBlock all ? all.Descendants() : [block]))
        {
            if (block is ParagraphBlock paragraph && Of(paragraph.Inline).Contains("| ---", StringComparison.Ordinal))
                yield return new Problem(file, block.Line + 1, "A table needs an empty line before and after it.");
            if (block is not CodeBlock code || PageReader.IsYaml(code))
                continue;
            // The fence is a line, too.
            var number = code.Line + (code is FencedCodeBlock ? 2 : 1);
            foreach (var line in Code(code).Split('\n'))
            {
                if (line.Length > width)
                {
                    var message = $"This line of code has {line.Length} columns. Break it: {width} fit.";
                    yield return new Problem(file, number, message);
                }

                number++;
            }
        }
    }

    /// <summary>Breaks a text at spaces. A word that is wider than the width gets its own line.</summary>
    public static string Wrap(string text, int width)
    {
        var result = new StringBuilder();
        var column = 0;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (column > 0 && column + 1 + word.Length > width)
            {
                result.Append('\n');
                column = 0;
            }

            result.Append(column > 0 ? " " : "").Append(word);
            column += word.Length + (column > 0 ? 1 : 0);
        }

        return result.ToString();
    }

    /// <summary>Puts spaces in front of each line that is not empty.</summary>
    public static string Indent(string text, int columns) => string.Join(
        '\n', text.Split('\n').Select(line => line.Length > 0 ? new string(' ', columns) + line : line));

    private static string List(ListBlock list, int width, bool wrap)
    {
        var number = 1;
        var items = list.OfType<ListItemBlock>().Select(item =>
        {
            var mark = list.IsOrdered ? $"{number++}. " : "- ";
            var body = Indent(string.Join('\n', Of(item, width - mark.Length, wrap)), mark.Length);
            return mark + body[mark.Length..];
        });
        return string.Join('\n', items);
    }

    private static List<string[]> Rows(Table table) =>
    [
        .. table.OfType<TableRow>().Select(row => row.OfType<TableCell>()
            .Select(cell => string.Join(' ', cell.OfType<ParagraphBlock>().Select(part => Of(part.Inline)))).ToArray()),
    ];

    /// <summary>A link within the documentation is only its text; a link to other places also shows the URL.</summary>
    private static string LinkText(LinkInline link)
    {
        var text = Of((ContainerInline)link);
        var isElsewhere = link.Url?.Contains("://", StringComparison.Ordinal) == true && link.Url != text;
        return isElsewhere ? $"{text} ({link.Url})" : text;
    }
}
