namespace LinkTools.Core.Urls;

/// <summary>Windows drive letters as the URL Standard sees them (4.2).</summary>
internal static class DriveLetter
{
    /// <summary>A letter and ':' or '|'.</summary>
    public static bool Is(ReadOnlySpan<char> value) =>
        value.Length == 2 && char.IsAsciiLetter(value[0]) && value[1] is (':' or '|');

    /// <summary>A letter and ':'.</summary>
    public static bool IsNormalized(ReadOnlySpan<char> value) => Is(value) && value[1] == ':';

    /// <summary>Whether the text starts with a drive letter that is a whole segment.</summary>
    public static bool Starts(ReadOnlySpan<char> value) =>
        value.Length >= 2 && Is(value[..2]) && (value.Length == 2 || value[2] is '/' or '\\' or '?' or '#');
}
