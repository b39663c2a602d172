using System.Text;

namespace LinkTools.Core.Text;

/// <summary>
/// What the attributes of one meta element say about the encoding (HTML Standard, 13.2.3.2). Starts as its default.
/// </summary>
internal struct MetaElement
{
    private bool _hasHttpEquiv, _hasContent, _hasCharset, _isPragma, _needsPragma;
    private string? _charset;

    /// <summary>The encoding's name, or null, once all attributes have been added.</summary>
    public readonly string? Encoding => _needsPragma && !_isPragma ? null : _charset;

    /// <summary>Adds an attribute; name and value are in lower case.</summary>
    public void Add(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (!_hasHttpEquiv && name.SequenceEqual("http-equiv"u8))
        {
            _hasHttpEquiv = true;
            _isPragma = value.SequenceEqual("content-type"u8);
        }
        else if (!_hasContent && name.SequenceEqual("content"u8))
        {
            _hasContent = true;
            if (!_hasCharset && MetaContent.FindEncoding(value) is { } declared)
            {
                _charset = declared;
                _needsPragma = true;
            }
        }
        else if (!_hasCharset && name.SequenceEqual("charset"u8))
        {
            _hasCharset = true;
            _needsPragma = false;
            _charset = EncodingLabels.FindDeclared(System.Text.Encoding.Latin1.GetString(value));
        }
    }
}
