namespace LinkTools.Core.Documents;

/// <summary>Finds the links of one kind of document in its whole text.</summary>
internal interface IDocumentReader
{
    /// <summary>About how many bytes of memory each character of the text needs.</summary>
    int BytesForChar { get; }

    /// <summary>Adds the links of the document to <see cref="DocumentDraft.Drafts"/>, in order.</summary>
    /// <exception cref="Links.Selectors.PageTooComplexException">The document is nested too deeply.</exception>
    void Read(string text, DocumentDraft document);
}
