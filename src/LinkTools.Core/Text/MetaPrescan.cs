using System.Text;

namespace LinkTools.Core.Text;

/// <summary>
/// Looks for a meta element that declares an encoding, in bytes that come in pieces of any size (HTML Standard,
/// 13.2.3.2 "prescan a byte stream to determine its encoding"). Only the first 256 bytes of a value are examined.
/// </summary>
internal sealed class MetaPrescan
{
    private const int MaxNameLength = 16, MaxValueLength = 256;
    private const string Meta = "meta";

    private enum State
    {
        Data,
        TagOpen,
        EndTagOpen,
        MarkupDeclaration,
        MarkupDeclarationDash,
        Comment,
        Bogus,
        TagName,
        BeforeAttribute,
        AttributeName,
        AfterAttributeName,
        BeforeValue,
        QuotedValue,
        UnquotedValue,
    }

    private readonly byte[] _name = new byte[MaxNameLength];
    private byte[] _value = [];
    private State _state;
    private MetaElement _meta;
    private int _nameLength, _valueLength, _dashes;
    private byte _quote;
    private bool _isMeta, _isEndTag;

    /// <summary>
    /// Examines the next bytes. Returns the name of the encoding that they declare, or null. Do not call it again after
    /// it has returned a name.
    /// </summary>
    public string? Feed(ReadOnlySpan<byte> bytes)
    {
        for (var i = 0; i < bytes.Length;)
        {
            i += Skip(bytes[i..]);
            if (i == bytes.Length)
                break;
            if (!Step(bytes[i]))
                continue;
            if (_state == State.Data && _isMeta)
            {
                _isMeta = false;
                if (_meta.Encoding is { } found)
                    return found;
            }

            i++;
        }

        return null;
    }

    // How many bytes can be skipped at once.
    private int Skip(ReadOnlySpan<byte> bytes)
    {
        var at = _state switch
        {
            State.Data => SkipToTag(bytes),
            State.Bogus => bytes.IndexOf((byte)'>'),
            State.QuotedValue when !_isMeta => bytes.IndexOf(_quote),
            _ => 0,
        };
        return at < 0 ? bytes.Length : at;
    }

    // Skips to the next tag that must be examined. Most tags are complete, plain and no meta: they declare nothing.
    private static int SkipToTag(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (bytes[at..].IndexOf((byte)'<') is >= 0 and var next)
        {
            at += next;
            var start = at + 1;
            if (start < bytes.Length && bytes[start] == '/')
                start++;
            if (start == bytes.Length || !IsLetter(bytes[start]))
                return at;
            var end = EndOfName(bytes, start);
            if (end - start == Meta.Length && Ascii.EqualsIgnoreCase(bytes[start..end], Meta))
                return at;
            end = EndOfPlainTag(bytes, end);
            if (end == 0)
                return at;
            at = end;
        }

        return bytes.Length;
    }

    // Where a tag ends whose values are in double quotes, if it has any; 0 if it must be read byte by byte.
    private static int EndOfPlainTag(ReadOnlySpan<byte> bytes, int at)
    {
        while (at < bytes.Length)
        {
            if (bytes[at] == '>')
                return at + 1;
            if (bytes[at] is not ((byte)' ' or (byte)'\n'))
                return 0;
            var start = ++at;
            at = EndOfName(bytes, at);
            // A name may be missing: several spaces may follow one another.
            if (at == start || at == bytes.Length || bytes[at] != '=')
                continue;
            if (++at == bytes.Length || bytes[at] != '"')
                return 0;
            var length = bytes[++at..].IndexOf((byte)'"');
            if (length < 0)
                return 0;
            at += length + 1;
        }

        return 0;
    }

    private static int EndOfName(ReadOnlySpan<byte> bytes, int at)
    {
        while (at < bytes.Length && (char.IsAsciiLetterOrDigit((char)bytes[at]) || bytes[at] == '-'))
            at++;
        return at;
    }

    // Handles a byte; false if the next state must handle the same byte.
    private bool Step(byte value)
    {
        switch (_state)
        {
            case State.Data:
                return Go(value == '<' ? State.TagOpen : State.Data);
            case State.TagOpen:
                return StepTagOpen(value);
            case State.EndTagOpen:
                _isEndTag = true;
                return IsLetter(value) ? StartTag() : Again(State.Bogus);
            case State.MarkupDeclaration:
                return value == '-' ? Go(State.MarkupDeclarationDash) : Again(State.Bogus);
            case State.MarkupDeclarationDash:
                _dashes = 2;
                return value == '-' ? Go(State.Comment) : Again(State.Bogus);
            case State.Comment:
                if (value == '>' && _dashes >= 2)
                    return Go(State.Data);
                _dashes = value == '-' ? _dashes + 1 : 0;
                return true;
            case State.Bogus:
                return Go(value == '>' ? State.Data : State.Bogus);
            case State.TagName:
                return StepTagName(value);
            default:
                return StepAttribute(value);
        }
    }

    private bool StepTagOpen(byte value)
    {
        _isEndTag = false;
        return value switch
        {
            (byte)'!' => Go(State.MarkupDeclaration),
            (byte)'/' => Go(State.EndTagOpen),
            (byte)'?' => Go(State.Bogus),
            _ => IsLetter(value) ? StartTag() : Again(State.Data),
        };
    }

    private bool StartTag()
    {
        _nameLength = 0;
        _isMeta = false;
        return Again(State.TagName);
    }

    private bool StepTagName(byte value)
    {
        var isEnd = IsSpace(value) || value == '>';
        if ((isEnd || value == '/') && value != '>' && !_isEndTag && IsName(Meta))
        {
            _isMeta = true;
            _meta = default;
            return Go(State.BeforeAttribute);
        }

        if (isEnd)
            return Again(State.BeforeAttribute);
        AppendName(value);
        return true;
    }

    private bool StepAttribute(byte value)
    {
        switch (_state)
        {
            case State.BeforeAttribute:
                if (IsSpace(value) || value == '/')
                    return true;
                (_nameLength, _valueLength) = (0, 0);
                return value == '>' ? Go(State.Data) : Again(State.AttributeName);
            case State.AttributeName:
                if (value == '=' && _nameLength > 0)
                    return Go(State.BeforeValue);
                if (IsSpace(value))
                    return Go(State.AfterAttributeName);
                if (value is (byte)'/' or (byte)'>')
                    return EndAttribute();
                AppendName(value);
                return true;
            case State.AfterAttributeName:
                if (IsSpace(value))
                    return true;
                return value == '=' ? Go(State.BeforeValue) : EndAttribute();
            case State.BeforeValue:
                if (IsSpace(value))
                    return true;
                _quote = value;
                if (value is (byte)'"' or (byte)'\'')
                    return Go(State.QuotedValue);
                return value == '>' ? EndAttribute() : Again(State.UnquotedValue);
            case State.QuotedValue when value == _quote:
                EndAttribute();
                return true;
            case State.UnquotedValue when IsSpace(value) || value == '>':
                return EndAttribute();
            default:
                AppendValue(value);
                return true;
        }
    }

    private bool EndAttribute()
    {
        if (_isMeta)
            _meta.Add(_name.AsSpan(0, Math.Min(_nameLength, MaxNameLength)), _value.AsSpan(0, _valueLength));
        return Again(State.BeforeAttribute);
    }

    private bool Go(State state)
    {
        _state = state;
        return true;
    }

    private bool Again(State state)
    {
        _state = state;
        return false;
    }

    private bool IsName(string name) => _nameLength == name.Length && Ascii.Equals(_name.AsSpan(0, _nameLength), name);

    private void AppendName(byte value)
    {
        if (_nameLength < MaxNameLength)
            _name[_nameLength] = ToLower(value);
        _nameLength++;
    }

    private void AppendValue(byte value)
    {
        if (!_isMeta || _valueLength == MaxValueLength)
            return;
        if (_value.Length == 0)
            _value = new byte[MaxValueLength];
        _value[_valueLength++] = ToLower(value);
    }

    private static bool IsSpace(byte value) =>
        value is (byte)'\t' or (byte)'\n' or (byte)'\f' or (byte)'\r' or (byte)' ';

    private static bool IsLetter(byte value) => char.IsAsciiLetter((char)value);

    private static byte ToLower(byte value) => value is >= (byte)'A' and <= (byte)'Z' ? (byte)(value | 0x20) : value;
}
