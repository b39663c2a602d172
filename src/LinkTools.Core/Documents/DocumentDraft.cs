using LinkTools.Core.Links;
using LinkTools.Core.Markup;

namespace LinkTools.Core.Documents;

/// <summary>What the reader of a document finds, and what it needs to know.</summary>
internal sealed class DocumentDraft
{
    public DocumentDraft(ExtractionContext context)
    {
        Context = context;
        Base = new DocumentBase(context.DocumentUrl);
    }

    /// <summary>What is known about the document besides its text.</summary>
    public ExtractionContext Context { get; }

    /// <summary>The links that were found.</summary>
    public LinkDrafts Drafts { get; } = new();

    /// <summary>What a limit left out.</summary>
    public CutNotes Cuts { get; } = new();

    /// <summary>What was left out because the document is broken.</summary>
    public CutNotes Faults { get; } = new();

    /// <summary>The URL that links are resolved against.</summary>
    public DocumentBase Base { get; }

    /// <summary>The title of the document; null if it has none yet.</summary>
    public string? Title { get; set; }

    /// <summary>True if the document asks that its links not be followed.</summary>
    public bool IsNoFollow { get; set; }

    /// <summary>Adds a link that is in no element.</summary>
    /// <param name="href">The address as written.</param>
    /// <param name="kind">What it is for.</param>
    /// <param name="text">The text that a reader sees.</param>
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

    /// <summary>A reader for HTML inside the document.</summary>
    public LinkReader HtmlReader() => new(Context.Kinds, Drafts, Base, new DocumentFacts(Context.Places), Cuts);
}
