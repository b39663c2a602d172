namespace LinkTools.Core.Markup;

/// <summary>Receives the tokens of <see cref="HtmlTokenizer"/>.</summary>
internal interface ITokenSink
{
    /// <summary>
    /// True if text is needed; otherwise only the first character that is not white space is reported, once.
    /// </summary>
    bool WantsText { get; }

    /// <summary>True inside SVG or MathML, where CDATA sections exist.</summary>
    bool IsForeign { get; }

    /// <summary>The attributes of a start tag that are needed.</summary>
    ulong AttributesOf(ElementInfo element);

    /// <summary>A start tag; returns how the text after it is read.</summary>
    ContentModel StartTag(in TagToken tag);

    void EndTag(ElementInfo element);

    /// <summary>
    /// Text of the page, in pieces. <paramref name="hasReferences"/>: '&amp;' begins a character reference.
    /// </summary>
    void Text(ReadOnlySpan<char> text, bool hasReferences);

    /// <summary>A comment, or what is taken for one: the text behind it is no part of the text before it.</summary>
    void Comment();

    /// <summary>The text of an element that contains no tags, in pieces.</summary>
    void RawText(ReadOnlySpan<char> text);

    /// <summary>The end of the element whose text came through <see cref="RawText"/>.</summary>
    void RawTextEnd();
}

/// <summary>How the text after a start tag is read.</summary>
internal enum ContentModel : byte
{
    Markup, RawText, Script, PlainText,
}
