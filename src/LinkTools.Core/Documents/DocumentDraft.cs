using LinkTools.Core.Links;
using LinkTools.Core.Markup;

namespace LinkTools.Core.Documents;

/// <summary>What a document's reader finds, and what it has to know for that.</summary>
internal sealed class DocumentDraft
{
    public DocumentDraft(ExtractionContext context)
    {
        Context = context;
        Base = new DocumentBase(context.DocumentUrl);
    }

    /// <summary>What there is to know of the document besides its text.</summary>
    public ExtractionContext Context { get; }

    /// <summary>The links found.</summary>
    public LinkDrafts Drafts { get; } = new();

    /// <summary>What a bound left out.</summary>
    public CutNotes Cuts { get; } = new();

    /// <summary>What is left out because the document is broken.</summary>
    public CutNotes Faults { get; } = new();

    /// <summary>What links are resolved against.</summary>
    public DocumentBase Base { get; }

    /// <summary>The document's title; null while it has none.</summary>
    public string? Title { get; set; }

    /// <summary>True when the document asks that its links be not followed.</summary>
    public bool IsNoFollow { get; set; }

    /// <summary>Adds a link that stands in no element.</summary>
    /// <param name="href">What was written.</param>
    /// <param name="kind">What it is for.</param>
    /// <param name="text">What a reader sees of it.</param>
    /// <param name="place">Line and column, from 1.</param>
    public void Add(ReadOnlySpan<char> href, LinkKind kind, string text, (int Line, int Column) place) =>
        Add("", LinkDraft.NoAttribute, href, kind, text, place, Base, "");

    /// <summary>Adds a link of an element.</summary>
    public void Add(
        string element, byte attribute, ReadOnlySpan<char> href, LinkKind kind, string text,
        (int Line, int Column) place, DocumentBase baseUrl, string rel)
    {
        if (!Context.Kinds.Contains(kind))
            return;
        Drafts.AddPlace(element, rel, baseUrl, LinkText.Clean(text), place.Line, place.Column);
        Drafts.Add(href, attribute, kind);
    }

    /// <summary>A reader for the HTML in the document.</summary>
    public LinkReader HtmlReader() => new(Context.Kinds, Drafts, Base, new DocumentFacts(Context.Places), Cuts);
}
