namespace LinkTools.Core.Documents;

/// <summary>Finds the links of one kind of document in its whole text.</summary>
internal interface IDocumentReader
{
    /// <summary>About how many bytes each character of the text takes while it is read.</summary>
    int BytesForChar { get; }

    /// <summary>Adds the links of the document to <see cref="DocumentDraft.Drafts"/>, in order.</summary>
    /// <exception cref="Links.Selectors.PageTooComplexException">It is nested too deeply.</exception>
    void Read(string text, DocumentDraft document);
}
