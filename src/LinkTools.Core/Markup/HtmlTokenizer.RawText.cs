namespace LinkTools.Core.Markup;

internal sealed partial class HtmlTokenizer
{
    private const string Script = "script";

    private string _rawName = "";

    private int ScanRawText(ReadOnlySpan<char> text, int position, bool isFinal)
    {
        var search = position;
        while (true)
        {
            var found = text[search..].IndexOf("</");
            if (found < 0)
                return PauseRawText(text, position, text.Length, isFinal);
            var tag = search + found;
            var match = MatchName(text, tag + 2, _rawName);
            if (match == NameMatch.Unknown)
                return PauseRawText(text, position, tag, isFinal);
            if (match == NameMatch.Yes)
                return EndRawText(text, position, tag, isFinal);
            search = tag + 2;
        }
    }

    // Script text may contain its own end tag between "<!--" and "-->", after a "<script" in there.
    private int ScanScript(ReadOnlySpan<char> text, int position, bool isFinal)
    {
        var search = position;
        while (true)
        {
            var found = _state == State.Script ? text[search..].IndexOf('<') : text[search..].IndexOfAny('<', '-');
            if (found < 0)
                return PauseRawText(text, position, text.Length, isFinal);
            search += found;
            var rest = text[search..];
            if (rest[0] == '-')
            {
                if (rest.Length < 3 && "-->".AsSpan().StartsWith(rest))
                    return PauseRawText(text, position, search, isFinal);
                var isEnd = rest.StartsWith("-->");
                if (isEnd)
                    _state = State.Script;
                search += isEnd ? 3 : 1;
            }
            else if (_state == State.Script && rest.Length < 4 && "<!--".AsSpan().StartsWith(rest))
            {
                return PauseRawText(text, position, search, isFinal);
            }
            else if (_state == State.Script && rest.StartsWith("<!--"))
            {
                // The two dashes may already be the first two of "-->".
                _state = State.ScriptEscaped;
                search += 2;
            }
            else if (rest.Length == 1)
            {
                return PauseRawText(text, position, search, isFinal);
            }
            else
            {
                var isEndTag = rest[1] == '/';
                var match = isEndTag ? MatchName(text, search + 2, Script)
                    : _state == State.ScriptEscaped ? MatchName(text, search + 1, Script) : NameMatch.No;
                if (match == NameMatch.Unknown)
                    return PauseRawText(text, position, search, isFinal);
                if (match == NameMatch.Yes && isEndTag && _state != State.ScriptDoubleEscaped)
                    return EndRawText(text, position, search, isFinal);
                if (match == NameMatch.Yes)
                    _state = isEndTag ? State.ScriptEscaped : State.ScriptDoubleEscaped;
                search += 1;
            }
        }
    }

    /// <summary>Passes on the text up to <paramref name="end"/>; the rest waits for what follows.</summary>
    private int PauseRawText(ReadOnlySpan<char> text, int position, int end, bool isFinal)
    {
        end = isFinal ? text.Length : end == text.Length && end > position && text[end - 1] == '<' ? end - 1 : end;
        if (end > position)
            sink.RawText(text[position..end]);
        if (isFinal)
            sink.RawTextEnd();
        return NeedMore(end);
    }

    private int EndRawText(ReadOnlySpan<char> text, int position, int tag, bool isFinal)
    {
        if (tag > position)
            sink.RawText(text[position..tag]);
        var name = tag + 2 + (_state == State.RawText ? _rawName.Length : Script.Length);
        var next = ScanAttributes(text, name, 0, out _);
        if (next < 0 && !isFinal)
            return NeedMore(tag);
        sink.RawTextEnd();
        return Enter(State.Data, next < 0 ? text.Length : next);
    }

    private enum NameMatch
    {
        No, Yes, Unknown,
    }

    /// <summary>Whether the whole <paramref name="name"/> is at this position.</summary>
    private static NameMatch MatchName(ReadOnlySpan<char> text, int position, string name)
    {
        var rest = text[position..];
        if (rest.Length <= name.Length)
            return name.AsSpan().StartsWith(rest, StringComparison.OrdinalIgnoreCase)
                ? NameMatch.Unknown
                : NameMatch.No;
        var after = rest[name.Length];
        return rest.StartsWith(name, StringComparison.OrdinalIgnoreCase) && (after is '>' or '/' || HtmlSpace.Is(after))
            ? NameMatch.Yes
            : NameMatch.No;
    }
}
