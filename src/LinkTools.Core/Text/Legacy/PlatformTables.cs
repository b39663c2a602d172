using System.Text;

namespace LinkTools.Core.Text.Legacy;

/// <summary>
/// Takes the indexes of the standard from the code pages of .NET, which have nearly the same characters and ship with
/// it. Where they differ, the encodings correct them. The code pages are used directly, because registering them would
/// change <see cref="Encoding.GetEncoding(int)"/> for the whole process.
/// </summary>
internal static class PlatformTables
{
    /// <summary>A code page whose encoder writes nothing, and whose decoder writes U+FFFD, for what it lacks.</summary>
    public static Encoding CodePage(int number) => CodePagesEncodingProvider.Instance
        .GetEncoding(number, new EncoderReplacementFallback(""), new DecoderReplacementFallback("\uFFFD"))!;

    /// <summary>The characters of the bytes 0x80 to 0xFF; U+FFFD for none.</summary>
    public static char[] ReadUpperHalf(int codePage)
    {
        var table = new char[128];
        var encoding = CodePage(codePage);
        for (var i = 0; i < table.Length; i++)
        {
            encoding.GetChars([(byte)(0x80 + i)], table.AsSpan(i, 1));
            if (IsPrivateUse(table[i]))
                table[i] = '\uFFFD';
        }

        return table;
    }

    /// <summary>
    /// Reads the code points at <paramref name="from"/> to <paramref name="to"/> (exclusive) of an index of two-byte
    /// characters; 0 for none. <paramref name="bytesOf"/> says which bytes a pointer has in the code page.
    /// </summary>
    public static void Read(
        int codePage, int[] index, int from, int to, Func<int, (int Lead, int Trail)> bytesOf,
        bool keepsPrivateUse = false)
    {
        var encoding = CodePage(codePage);
        Span<byte> bytes = stackalloc byte[2];
        Span<char> chars = stackalloc char[4];
        for (var pointer = from; pointer < to; pointer++)
        {
            var (lead, trail) = bytesOf(pointer);
            bytes[0] = (byte)lead;
            bytes[1] = (byte)trail;
            var isOne = encoding.GetChars(bytes, chars) == 1 && chars[0] != '\uFFFD';
            index[pointer] = isOne && (keepsPrivateUse || !IsPrivateUse(chars[0])) ? chars[0] : 0;
        }
    }

    /// <summary>
    /// For encoders: the first pointer of each code point, of those from <paramref name="from"/> to
    /// <paramref name="to"/> (exclusive).
    /// </summary>
    public static void AddPointers(Dictionary<int, int> pointers, int[] index, int from, int to)
    {
        for (var pointer = from; pointer < to; pointer++)
        {
            if (index[pointer] != 0)
                pointers.TryAdd(index[pointer], pointer);
        }
    }

    private static bool IsPrivateUse(char value) => value is >= '\uE000' and <= '\uF8FF';
}
