using System.Runtime.CompilerServices;

namespace LinkTools.Core.Markup;

internal sealed partial class HtmlTokenizer
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int ScanStartTag(ReadOnlySpan<char> text, int position)
    {
        var end = ScanTagName(text, position + 1, out var hash);
        if (end < 0)
            return -1;
        var element = _names.Find(text[(position + 1)..end], hash);
        _attributes.Clear();
        var isSelfClosing = false;
        var next = text[end] == '>'
            ? end + 1
            : ScanAttributes(text, end, sink.AttributesOf(element), out isSelfClosing);
        if (next < 0)
            return -1;

        var tag = new TagToken(_attributes, text)
        {
            Position = position,
            Element = element,
            IsSelfClosing = isSelfClosing,
        };
        switch (sink.StartTag(tag))
        {
            case ContentModel.RawText:
                _rawName = element.Name;
                _state = State.RawText;
                break;
            case ContentModel.Script:
                _state = State.Script;
                break;
            case ContentModel.PlainText:
                _state = State.PlainText;
                break;
        }

        return next;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int ScanEndTag(ReadOnlySpan<char> text, int position)
    {
        var end = ScanTagName(text, position + 2, out var hash);
        if (end < 0)
            return -1;
        var next = text[end] == '>' ? end + 1 : ScanAttributes(text, end, 0, out _);
        if (next >= 0)
            sink.EndTag(_names.Find(text[(position + 2)..end], hash));
        return next;
    }

    /// <summary>The index after the name; -1 if its end has not come yet.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int ScanTagName(ReadOnlySpan<char> text, int position, out uint hash)
    {
        hash = 0;
        for (; (uint)position < (uint)text.Length; position++)
        {
            var c = text[position];
            if (c <= '>' && (c is '>' or '/' || HtmlSpace.Is(c)))
                return position;
            hash = NameHash.Add(hash, c);
        }

        return -1;
    }

    /// <summary>
    /// Reads attributes up to the end of the tag; returns the index after it, or -1 if it has not come yet.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int ScanAttributes(ReadOnlySpan<char> text, int position, ulong wanted, out bool isSelfClosing)
    {
        isSelfClosing = false;
        while ((uint)position < (uint)text.Length)
        {
            var c = text[position];
            if (HtmlSpace.Is(c))
            {
                position++;
            }
            else if (c == '>')
            {
                return position + 1;
            }
            else if (c == '/')
            {
                if (++position < text.Length && text[position] == '>')
                {
                    isSelfClosing = true;
                    return position + 1;
                }
            }
            else
            {
                position = ScanAttribute(text, position, wanted);
                if (position < 0)
                    return -1;
            }
        }

        return -1;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int ScanAttribute(ReadOnlySpan<char> text, int start, ulong wanted)
    {
        // The first character belongs to the name, even if it is '='.
        var hash = NameHash.Add(0, text[start]);
        var position = start + 1;
        for (; ; position++)
        {
            if ((uint)position >= (uint)text.Length)
                return -1;
            var c = text[position];
            if (c <= '>' && (c is '=' or '>' or '/' || HtmlSpace.Is(c)))
                break;
            hash = NameHash.Add(hash, c);
        }

        var nameEnd = position;
        position = SkipSpace(text, position);
        if (position == text.Length)
            return -1;
        int valueStart = position, valueEnd = position;
        if (text[position] == '=')
        {
            position = SkipSpace(text, position + 1);
            if (position == text.Length)
                return -1;
            position = ScanValue(text, position, out valueStart, out valueEnd);
            if (position < 0)
                return -1;
        }

        if (wanted != 0)
        {
            var id = AttributeTable.Find(text[start..nameEnd], hash);
            if (id >= 0 && ((wanted >> id) & 1) != 0)
                _attributes.Add(id, valueStart, valueEnd - valueStart);
        }

        return position;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int ScanValue(ReadOnlySpan<char> text, int position, out int start, out int end)
    {
        start = end = position;
        var quote = text[position];
        if (quote is '"' or '\'')
        {
            var length = text[(position + 1)..].IndexOf(quote);
            start = position + 1;
            end = start + length;
            return length < 0 ? -1 : end + 1;
        }

        for (; end < text.Length; end++)
        {
            var c = text[end];
            if (c <= '>' && (c == '>' || HtmlSpace.Is(c)))
                return end;
        }

        return -1;
    }

    private static int SkipSpace(ReadOnlySpan<char> text, int position)
    {
        while (position < text.Length && HtmlSpace.Is(text[position]))
            position++;
        return position;
    }
}
