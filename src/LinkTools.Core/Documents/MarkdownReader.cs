using LinkTools.Core.Links;
using LinkTools.Core.Links.Selectors;
using LinkTools.Core.Markup;
using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Parsers;
using Markdig.Syntax;

namespace LinkTools.Core.Documents;

/// <summary>
/// Reads Markdown with Markdig: CommonMark, and the tables, footnotes, task lists and autolinks of GitHub. Front matter
/// is ignored.
/// </summary>
internal sealed class MarkdownReader : IDocumentReader
{
    /// <summary>How deeply blocks, and inlines, may be nested.</summary>
    private const int MaxDepth = 128;

    /// <inheritdoc/>
    public int BytesForChar => 48;

    /// <inheritdoc/>
    public void Read(string text, DocumentDraft document)
    {
        var parsed = Parse(BlankFrontMatter(text), document.Context.Stop);
        new MarkdownWalk(document, text).Walk(parsed);
    }

    private static MarkdownDocument Parse(string text, CancellationToken stop)
    {
        var builder = new MarkdownPipelineBuilder
        {
            MaximumNestingDepth = MaxDepth,
        }
        .UsePreciseSourceLocation().UseYamlFrontMatter().UsePipeTables().UseFootnotes().UseTaskLists()
        .UseEmphasisExtras().UseAutoLinks(new AutoLinkOptions { AllowDomainWithoutPeriod = true });
        builder.InlineParsers.Insert(0, new StopCheck(stop));
        try
        {
            return Markdig.Markdown.Parse(text, builder.Build());
        }
        catch (ArgumentException)
        {
            // The parser reports it in no other way.
            throw new PageTooComplexException($"has Markdown nested deeper than {MaxDepth} levels");
        }
    }

    // Markdig recognises front matter in YAML. Some site generators write it in TOML, which is removed here.
    private static string BlankFrontMatter(string text)
    {
        const string Fence = "+++";
        var line = text.IndexOf('\n', StringComparison.Ordinal);
        if (line < 0 || !text.AsSpan(0, line).TrimEnd().SequenceEqual(Fence))
            return text;
        var end = FindLine(text, line, Fence);
        return end < 0 ? text : string.Create(text.Length, (text, end + Fence.Length), static (target, state) =>
        {
            state.text.CopyTo(target);
            foreach (ref var c in target[..state.Item2])
            {
                if (!HtmlSpace.Is(c))
                    c = ' ';
            }
        });
    }

    // The start of a line that has only this text; -1 for none.
    private static int FindLine(string text, int start, string only)
    {
        for (var at = start; (at = text.IndexOf('\n' + only, at, StringComparison.Ordinal)) >= 0; at++)
        {
            var rest = text.AsSpan(at + 1 + only.Length);
            if (rest[..(rest.IndexOf('\n') is >= 0 and var end ? end : rest.Length)].IsWhiteSpace())
                return at + 1;
        }

        return -1;
    }

    /// <summary>Ends the parsing of a document whose nested brackets take too much time.</summary>
    private sealed class StopCheck : InlineParser
    {
        private readonly CancellationToken _stop;

        public StopCheck(CancellationToken stop)
        {
            _stop = stop;
            OpeningCharacters = ['[', ']', '!', '*', '_', '<', '`', '&', '~', '|', '\\', '\n', 'h', 'w'];
        }

        public override bool Match(InlineProcessor processor, ref Markdig.Helpers.StringSlice slice)
        {
            _stop.ThrowIfCancellationRequested();
            return false;
        }
    }
}
