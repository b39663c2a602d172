using System.Text;

namespace LinkTools.Core.Text.Legacy;

/// <summary>The indexes that the three Japanese encodings share (Encoding Standard, 5 "Indexes").</summary>
internal static class Jis
{
    /// <summary>
    /// The pointers of the 94 rows that EUC-JP and ISO-2022-JP can encode; only Shift_JIS has the others.
    /// </summary>
    public const int PlanePointers = 94 * 94;

    private const int AllPointers = 60 * 188, EucJpCodePage = 51932, ShiftJisCodePage = 932, Jis0212CodePage =
        20932, Jis0212End = 7708;

    private static readonly Lazy<int[]> Jis0208 = new(ReadIndex0208);
    private static readonly Lazy<int[]> Jis0212 = new(ReadIndex0212);
    private static readonly Lazy<Dictionary<int, int>> PlanePointersOf = new(() => ReadPointers((0, PlanePointers)));
    private static readonly Lazy<Dictionary<int, int>> ShiftJisPointersOf = new(
        () => ReadPointers((0, 8272), (8836, AllPointers)));

    /// <summary>Index jis0208: code points by pointer, 0 for none.</summary>
    public static int[] Index0208 => Jis0208.Value;

    /// <summary>Index jis0212: code points by pointer, 0 for none.</summary>
    public static int[] Index0212 => Jis0212.Value;

    /// <summary>Pointers of index jis0208 for EUC-JP and ISO-2022-JP.</summary>
    public static Dictionary<int, int> Pointers => PlanePointersOf.Value;

    /// <summary>Pointers of index jis0208 for Shift_JIS ("index Shift_JIS pointer").</summary>
    public static Dictionary<int, int> ShiftJisPointers => ShiftJisPointersOf.Value;

    /// <summary>Lead and trail byte of a pointer in Shift_JIS.</summary>
    public static (int Lead, int Trail) ShiftJisBytesOf(int pointer)
    {
        var (lead, trail) = (pointer / 188, pointer % 188);
        return (lead + (lead < 0x1F ? 0x81 : 0xC1), trail + (trail < 0x3F ? 0x40 : 0x41));
    }

    /// <summary>
    /// What an encoder looks up instead of a character: MINUS SIGN is encoded in its full-width form.
    /// </summary>
    public static int Lookup(Rune rune) => rune.Value == 0x2212 ? 0xFF0D : rune.Value;

    private static int[] ReadIndex0208()
    {
        var index = new int[AllPointers];
        PlatformTables.Read(
            EucJpCodePage, index, 0, PlanePointers, pointer => ((pointer / 94) + 0xA1, (pointer % 94) + 0xA1));
        PlatformTables.Read(ShiftJisCodePage, index, PlanePointers, AllPointers, ShiftJisBytesOf);
        // Characters that are in the index more than once, and that .NET decodes from only one of their pointers.
        foreach (var (pointer, characters) in (ReadOnlySpan<(int, string)>)
            [(1207, "≒≡∫"), (1212, "√⊥∠"), (1217, "∵∩∪"), (8644, "￢"), (10726, "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ￢"), (10740, "㈱№℡∵")])
        {
            for (var i = 0; i < characters.Length; i++)
                index[pointer + i] = characters[i];
        }

        return index;
    }

    private static int[] ReadIndex0212()
    {
        var index = new int[PlanePointers];
        PlatformTables.Read(
            Jis0212CodePage, index, 0, Jis0212End, pointer => ((pointer / 94) + 0xA1, (pointer % 94) + 0x21));
        index[116] = '\uFF5E';
        index[174] = '\u2116';
        return index;
    }

    private static Dictionary<int, int> ReadPointers(params ReadOnlySpan<(int From, int To)> ranges)
    {
        var pointers = new Dictionary<int, int>();
        foreach (var (from, to) in ranges)
            PlatformTables.AddPointers(pointers, Index0208, from, to);
        return pointers;
    }
}
