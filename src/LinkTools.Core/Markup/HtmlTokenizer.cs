using System.Buffers;
using System.Runtime.CompilerServices;

namespace LinkTools.Core.Markup;

/// <summary>
/// Splits HTML into tags and text by the rules of the HTML Standard's tokenization (section 13.2.5), from pieces of any
/// size. Comments, DOCTYPEs and attributes that are not needed are skipped without being kept.
/// </summary>
/// <remarks>
/// The code that runs for every character is compiled with full optimisation at once. Otherwise the runtime would count
/// its branches for a profile during the first thousand pages, which costs more than the profile gains.
/// </remarks>
internal sealed partial class HtmlTokenizer(ITokenSink sink) : IScanner
{
    /// <summary>No named character reference is longer, so only this much text must wait for what follows.</summary>
    private const int MaxReferenceLength = 40;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    private readonly ElementNames _names = new();
    private readonly TagAttributes _attributes = new();
    private State _state;
    private bool _needsMore;

    private enum State : byte
    {
        Data, RawText, Script, ScriptEscaped, ScriptDoubleEscaped, PlainText, Comment, BogusComment, Cdata,
    }

    /// <summary>
    /// Scans up to the last complete token, and returns the number of characters that were handled. The rest must be
    /// given again, with more text.
    /// </summary>
    public int Scan(ReadOnlySpan<char> text, bool isFinal)
    {
        var position = 0;
        _needsMore = false;
        while (position < text.Length && !_needsMore)
        {
            position = _state switch
            {
                State.Data => ScanData(text, position, isFinal),
                State.RawText => ScanRawText(text, position, isFinal),
                State.Comment => ScanComment(text, position),
                State.BogusComment => ScanBogusComment(text, position),
                State.Cdata => ScanCdata(text, position, isFinal),
                State.PlainText => ScanPlainText(text, position),
                _ => ScanScript(text, position, isFinal),
            };
        }

        return isFinal ? text.Length : position;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int ScanData(ReadOnlySpan<char> text, int position, bool isFinal)
    {
        while (_state == State.Data)
        {
            var rest = text[position..];
            var length = rest.IndexOf('<');
            if (length != 0)
            {
                var run = length > 0 ? length : isFinal || !sink.WantsText ? rest.Length : WholeReferences(rest);
                if (run > 0 && sink.WantsText)
                    sink.Text(rest[..run], hasReferences: true);
                position += run;
                if (length < 0)
                    return NeedMore(position);
            }

            var next = position + 1 < text.Length ? ScanMarkup(text, position) : -1;
            if (next < 0)
            {
                if (isFinal && text[position..] is "<" or "</")
                    Literal(text[position..]);
                return NeedMore(position);
            }

            position = next;
        }

        return position;
    }

    /// <summary>Reads what begins with '&lt;'; -1 if its end has not come yet.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int ScanMarkup(ReadOnlySpan<char> text, int position)
    {
        var c = text[position + 1];
        if (char.IsAsciiLetter(c))
            return ScanStartTag(text, position);
        if (c == '/')
        {
            if (position + 2 >= text.Length)
                return -1;
            c = text[position + 2];
            return char.IsAsciiLetter(c)
                ? ScanEndTag(text, position)
                : c == '>' ? position + 3 : EnterComment(State.BogusComment, position + 2);
        }

        if (c == '!')
            return ScanDeclaration(text, position);
        if (c == '?')
            return EnterComment(State.BogusComment, position + 1);
        Literal(text.Slice(position, 1));
        return position + 1;
    }

    private int ScanDeclaration(ReadOnlySpan<char> text, int position)
    {
        var rest = text[position..];
        if (rest.StartsWith("<!--"))
        {
            // "<!-->" and "<!--->" are complete comments.
            if (rest.Length < 6 && !rest.StartsWith("<!-->"))
                return -1;
            return rest[4] == '>' ? EnterComment(State.Data, position + 5)
                : rest[4] == '-' && rest[5] == '>' ? EnterComment(State.Data, position + 6)
                : EnterComment(State.Comment, position + 4);
        }

        const string Cdata = "<![CDATA[";
        if (sink.IsForeign)
        {
            if (rest.StartsWith(Cdata))
                return Enter(State.Cdata, position + Cdata.Length);
            if (Cdata.AsSpan().StartsWith(rest))
                return -1;
        }

        return rest.Length < 4 && "<!--".AsSpan().StartsWith(rest)
            ? -1
            : EnterComment(State.BogusComment, position + 2);
    }

    private int ScanComment(ReadOnlySpan<char> text, int position)
    {
        while (true)
        {
            var dashes = text[position..].IndexOf("--");
            if (dashes < 0)
                return NeedMore(Math.Max(position, text.Length - 1));
            position += dashes;
            var rest = text[(position + 2)..];
            if (rest.Length == 0 || (rest[0] == '!' && rest.Length == 1))
                return NeedMore(position);
            if (rest[0] == '>')
                return Enter(State.Data, position + 3);
            if (rest[0] == '!' && rest[1] == '>')
                return Enter(State.Data, position + 4);
            position++;
        }
    }

    // A DOCTYPE ends here, too: its quotes do not protect '>'.
    private int ScanBogusComment(ReadOnlySpan<char> text, int position)
    {
        var end = text[position..].IndexOf('>');
        return end < 0 ? NeedMore(text.Length) : Enter(State.Data, position + end + 1);
    }

    private int ScanCdata(ReadOnlySpan<char> text, int position, bool isFinal)
    {
        var rest = text[position..];
        var end = rest.IndexOf("]]>");
        var run = end >= 0 ? end : isFinal ? rest.Length : Math.Max(0, rest.Length - 2);
        if (run > 0 && sink.WantsText)
            sink.Text(rest[..run], hasReferences: false);
        return end >= 0 ? Enter(State.Data, position + end + 3) : NeedMore(position + run);
    }

    private int ScanPlainText(ReadOnlySpan<char> text, int position)
    {
        if (sink.WantsText)
            sink.Text(text[position..], hasReferences: false);
        return text.Length;
    }

    private void Literal(ReadOnlySpan<char> text)
    {
        if (sink.WantsText)
            sink.Text(text, hasReferences: false);
    }

    private int NeedMore(int position)
    {
        _needsMore = true;
        return position;
    }

    private int EnterComment(State state, int position)
    {
        sink.Comment();
        return Enter(state, position);
    }

    private int Enter(State state, int position)
    {
        _state = state;
        return position;
    }

    /// <summary>How much of the text can be passed on without splitting a character reference.</summary>
    private static int WholeReferences(ReadOnlySpan<char> text)
    {
        var ampersand = text.LastIndexOf('&');
        if (ampersand < 0)
            return text.Length;

        // Numeric references may have any number of leading zeros.
        var reference = text[ampersand..];
        return reference.Length < MaxReferenceLength
            || (reference[1] == '#' && !reference[3..].ContainsAnyExcept(HexDigits))
            ? ampersand
            : text.Length;
    }
}
