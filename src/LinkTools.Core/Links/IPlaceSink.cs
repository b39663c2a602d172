namespace LinkTools.Core.Links;

/// <summary>Takes the places of a document that a URL's fragment can name, and what else decides on fragments.</summary>
internal interface IPlaceSink
{
    /// <summary>An element's id, or the name of an a element (HTML Standard, 7.4.6.3). Not of templates.</summary>
    void AddPlace(string name);

    /// <summary>The document has a script, which may answer to fragments of its own.</summary>
    void AddScript();
}
