using System.Runtime.CompilerServices;
using LinkTools.Core.Markup;

namespace LinkTools.Core.Links;

/// <summary>
/// Prepares text for one line: runs of white space (in the sense of Unicode, so also no-break spaces) become one space,
/// and the characters that <see cref="SafeText"/> removes are left out.
/// </summary>
internal sealed class LinkText
{
    /// <summary>The most characters of a link's text.</summary>
    public const int Limit = 4096;

    private char[] _chars = new char[256];

    public int Length { get; private set; }

    /// <summary>The same without white space at the end.</summary>
    public int WordsLength => Length > 0 && _chars[Length - 1] == ' ' ? Length - 1 : Length;

    /// <summary>The whole text, whatever its length.</summary>
    public ReadOnlySpan<char> All => _chars.AsSpan(0, WordsLength);

    /// <summary>The text of an attribute's value, as a reader sees it.</summary>
    public static string Clean(string value)
    {
        var isClean = value.Length <= Limit && value.Length > 0 && value[0] != ' ' && value[^1] != ' '
            && !value.Contains("  ");
        for (var i = 0; isClean && i < value.Length; i++)
            isClean = IsPlain(value[i]) || value[i] == ' ';
        if (isClean || value.Length == 0)
            return value;
        var text = new LinkText();
        text.Append(value, hasReferences: false);
        return text.Words(0).ToString();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Append(ReadOnlySpan<char> text, bool hasReferences)
    {
        if (_chars.Length - Length < text.Length + 1)
            Array.Resize(ref _chars, Math.Max(_chars.Length * 2, Length + text.Length + 1));
        var chars = _chars;
        var length = Length;
        Span<char> decoded = stackalloc char[4];
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (IsPlain(c))
            {
                if (c == '&' && hasReferences)
                {
                    var taken = CharacterReferences.Read(text[i..], inAttribute: false, decoded, out var decodedLength);
                    if (taken > 0)
                    {
                        for (var j = 0; j < decodedLength; j++)
                            length = Add(chars, length, decoded[j]);
                        i += taken - 1;
                        continue;
                    }
                }

                chars[length++] = c;
            }
            else
            {
                length = Add(chars, length, c);
            }
        }

        Length = length;
    }

    /// <summary>A gap between words, where a block begins or a line breaks.</summary>
    public void Gap()
    {
        if (Length == _chars.Length)
            Array.Resize(ref _chars, Length * 2);
        Length = Add(_chars, Length, ' ');
    }

    /// <summary>The text from <paramref name="start"/> on, trimmed and no longer than <see cref="Limit"/>.</summary>
    public ReadOnlySpan<char> Words(int start)
    {
        ReadOnlySpan<char> text = _chars.AsSpan(start, Length - start).TrimStart(' ');
        if (text.Length > Limit)
            text = text[..(char.IsHighSurrogate(text[Limit - 1]) ? Limit - 1 : Limit)];
        return text.TrimEnd(' ');
    }

    /// <summary>The first characters, as they are.</summary>
    public string Prefix(int most) => new(_chars, 0, Math.Min(Length, most));

    /// <summary>Removes the first characters.</summary>
    public void Drop(int count)
    {
        _chars.AsSpan(count, Length - count).CopyTo(_chars);
        Length -= count;
    }

    private static bool IsPlain(char c) => c is > ' ' and < '\x7F';

    private static int Add(char[] chars, int length, char c)
    {
        if (char.IsWhiteSpace(c))
        {
            if (length > 0 && chars[length - 1] != ' ')
                chars[length++] = ' ';
        }
        else if (IsPlain(c) || !SafeText.IsRemoved(c))
        {
            chars[length++] = c;
        }

        return length;
    }
}
