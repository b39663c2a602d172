namespace LinkTools.Core.Urls;

/// <summary>The special schemes and their default ports (URL Standard, 4.2).</summary>
internal static class SpecialScheme
{
    public const int NotSpecial = -2;
    public const int NoPort = -1;

    /// <summary>
    /// The default port of a lower-case scheme, <see cref="NoPort"/> for file, <see cref="NotSpecial"/> for others.
    /// </summary>
    public static int DefaultPort(ReadOnlySpan<char> scheme) => scheme switch
    {
        "https" or "wss" => 443,
        "http" or "ws" => 80,
        "ftp" => 21,
        "file" => NoPort,
        _ => NotSpecial,
    };
}
