using System.Text;
using LinkTools.Core.Links;

namespace LinkTools.Core.Documents;

/// <summary>Collects the text of a document until it is complete, and then has it read.</summary>
internal sealed class TextExtractor : ILinkExtractor
{
    private readonly StringBuilder _text = new();
    private readonly DocumentDraft _document;
    private readonly IDocumentReader _reader;
    private readonly bool _hasElements;

    /// <param name="context">What is known about the document besides its text.</param>
    /// <param name="reader">Reads it.</param>
    /// <param name="hasElements">True for XML, in which selectors are matched.</param>
    public TextExtractor(ExtractionContext context, IDocumentReader reader, bool hasElements = false)
    {
        (_document, _reader, _hasElements) = (new DocumentDraft(context), reader, hasElements);
        LinkHeader.AddTo(_document.Drafts, context);
    }

    /// <inheritdoc/>
    /// <remarks>Only in HTML does the encoding of the document affect its links.</remarks>
    public Encoding QueryEncoding { get; set; } = Encoding.UTF8;

    /// <inheritdoc/>
    public bool IsPageNoFollow => Context.IsNoFollow || _document.IsNoFollow;

    /// <inheritdoc/>
    public string? Title => _document.Title;

    /// <inheritdoc/>
    public IReadOnlyList<string> Notes => _document.Cuts.Describe(Context.SourceUrl);

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings => _document.Faults.Describe(Context.SourceUrl);

    /// <inheritdoc/>
    public long HeldBytes => _document.Drafts.HeldBytes + (2L * _text.Length);

    /// <inheritdoc/>
    public long BytesToComplete => ((long)_reader.BytesForChar * _text.Length)
        + (Selects ? SelectedDrafts.BytesFor(_text) : 0);

    private ExtractionContext Context => _document.Context;

    private bool Selects => _hasElements && Context.Selection is not null;

    /// <inheritdoc/>
    public void Append(ReadOnlySpan<char> text) => _text.Append(text);

    /// <inheritdoc/>
    public PageLinks TakeReady() => PageLinks.None;

    /// <inheritdoc/>
    public PageLinks Complete()
    {
        var text = _text.ToString();
        _text.Clear();
        _reader.Read(text, _document);
        if (Selects)
            SelectedDrafts.Mark(_document.Drafts, Context, text, isXml: true);
        else
            SelectedDrafts.MarkBare(_document.Drafts, Context);
        return Links;
    }

    /// <inheritdoc/>
    public PageLinks TakeAll()
    {
        SelectedDrafts.MarkAll(_document.Drafts, Context);
        return Links;
    }

    private PageLinks Links => PageLinks.Of(_document.Drafts, Context, Encoding.UTF8, IsPageNoFollow);
}
