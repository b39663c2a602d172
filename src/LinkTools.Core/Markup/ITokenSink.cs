namespace LinkTools.Core.Markup;

/// <summary>Takes what <see cref="HtmlTokenizer"/> finds.</summary>
internal interface ITokenSink
{
    /// <summary>True when text is wanted; otherwise only its first character outside white space is, once.</summary>
    bool WantsText { get; }

    /// <summary>True inside SVG or MathML, where CDATA sections are known.</summary>
    bool IsForeign { get; }

    /// <summary>The attributes that are to be kept of a start tag.</summary>
    ulong AttributesOf(ElementInfo element);

    /// <summary>A start tag; the answer is how what follows has to be read.</summary>
    ContentModel StartTag(in TagToken tag);

    void EndTag(ElementInfo element);

    /// <summary>
    /// Text of the page, in pieces. <paramref name="hasReferences"/>: '&amp;' starts a character reference.
    /// </summary>
    void Text(ReadOnlySpan<char> text, bool hasReferences);

    /// <summary>A comment, or what is taken for one: the text behind it is no part of the text before it.</summary>
    void Comment();

    /// <summary>The text of an element without markup inside, in pieces.</summary>
    void RawText(ReadOnlySpan<char> text);

    /// <summary>The element whose text came through <see cref="RawText"/> is over.</summary>
    void RawTextEnd();
}

/// <summary>How the text after a start tag is read.</summary>
internal enum ContentModel : byte
{
    Markup, RawText, Script, PlainText,
}
