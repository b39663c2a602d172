using System.Text;
using LinkTools.Core.Http;
using LinkTools.Core.Streams;

namespace LinkTools.Core.Robots;

/// <summary>A robots.txt, by RFC 9309. Immutable.</summary>
public sealed class RobotsFile
{
    /// <summary>How much of a file is read; the rest is ignored (RFC 9309, 2.5).</summary>
    public const int MaximumBytes = 500 << 10;

    private readonly Dictionary<string, RobotsGroup> _groups;
    private readonly bool _forbidsAll;

    private RobotsFile(RobotsParser parser, bool forbidsAll = false, bool isCut = false)
    {
        _groups = parser.Groups;
        _forbidsAll = forbidsAll;
        IsCut = isCut;
        Sitemaps = new TextList(parser.Sitemaps);
        (LineCount, DirectiveCount) = (parser.LastLine, parser.DirectiveCount);
    }

    /// <summary>The rules if there is no file (RFC 9309, 2.3.1.3).</summary>
    public static RobotsFile AllowAll { get; } = new(new RobotsParser());

    /// <summary>The rules if the file cannot be read (RFC 9309, 2.3.1.4).</summary>
    public static RobotsFile DisallowAll { get; } = new(new RobotsParser(), forbidsAll: true);

    /// <summary>The sitemaps that the file names, as written. They belong to no group.</summary>
    public TextList Sitemaps { get; }

    /// <summary>True if the file is larger than the part that is read.</summary>
    public bool IsCut { get; }

    internal int LineCount { get; }

    internal int DirectiveCount { get; }

    /// <summary>
    /// Parses a file: UTF-8, with or without a byte order mark, with any line ends. Every file can be parsed.
    /// </summary>
    public static RobotsFile Parse(ReadOnlySpan<byte> bytes)
    {
        var isCut = bytes.Length > MaximumBytes;
        if (isCut)
        {
            bytes = bytes[..MaximumBytes];
            // A rule that was cut off would forbid more than the whole rule.
            bytes = bytes[..(bytes.LastIndexOfAny((byte)'\n', (byte)'\r') + 1)];
        }

        // Careless editors cut or double the byte order mark. None of its bytes begins a field.
        while (bytes.Length > 0 && bytes[0] is 0xEF or 0xBB or 0xBF)
            bytes = bytes[1..];
        return Parse(Encoding.UTF8.GetString(bytes), isCut);
    }

    /// <summary>Reads a local file up to its limit (RFC 9309, 2.5).</summary>
    /// <exception cref="TimeoutException">The file did not answer within the timeout.</exception>
    public static async Task<RobotsFile> ReadAsync(string path, FetchOptions options, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(options);
        var file = await WaitableFile.OpenAsync(
            path, options.Timeout, options.TimeProvider, stop).ConfigureAwait(false);
        await using var closing = file.ConfigureAwait(false);
        return await ReadAsync(file, stop).ConfigureAwait(false);
    }

    /// <summary>Reads a file as it arrives: up to its limit, and one byte more to see whether that is all.</summary>
    /// <param name="content">The file.</param>
    /// <param name="stop">Stops the reading.</param>
    /// <param name="copy">Receives the bytes that were read; null if nobody needs them.</param>
    internal static async Task<RobotsFile> ReadAsync(
        Stream content, CancellationToken stop, MemoryStream? copy = null)
    {
        var bytes = new byte[MaximumBytes + 1];
        var count = await content.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, stop)
            .ConfigureAwait(false);
        copy?.Write(bytes, 0, count);
        return Parse(bytes.AsSpan(0, count));
    }

    /// <inheritdoc cref="Parse(ReadOnlySpan{byte})"/>
    public static RobotsFile Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(text, isCut: false);
    }

    /// <summary>The warning about a file that is larger than the limit.</summary>
    internal static string DescribeCut(string location) =>
        $"{location} is larger than 500 KiB. The rest is not read (RFC 9309, 2.5), so its rules do not apply.";

    private static RobotsFile Parse(string text, bool isCut)
    {
        var parser = new RobotsParser();
        parser.Read(text.TrimStart('\uFEFF'));
        return new RobotsFile(parser, isCut: isCut);
    }

    /// <summary>Whether an agent may fetch a URL.</summary>
    /// <param name="userAgent">A User-Agent header, or the product token that it begins with.</param>
    /// <param name="pathAndQuery">The URL's path and query, e.g. <c>/a?b</c>.</param>
    public RobotsVerdict Check(string userAgent, string pathAndQuery)
    {
        // The file itself may always be read (RFC 9309, 2.2.2).
        if (pathAndQuery == "/robots.txt")
            return new RobotsVerdict { IsAllowed = true };
        if (_forbidsAll)
            return new RobotsVerdict { IsAllowed = false };
        var group = GroupOf(userAgent);
        var rule = group?.Find(pathAndQuery);
        return new RobotsVerdict
        {
            IsAllowed = rule?.IsAllow ?? true,
            Rule = rule?.Line,
            Line = rule?.Number ?? 0,
            Group = group?.Agent,
        };
    }

    /// <summary>The pause between requests that the file asks this agent for; null if it asks for none.</summary>
    public TimeSpan? CrawlDelay(string userAgent) => GroupOf(userAgent)?.CrawlDelay;

    private RobotsGroup? GroupOf(string userAgent)
    {
        ArgumentNullException.ThrowIfNull(userAgent);
        return _groups.GetValueOrDefault(RobotsParser.ProductToken(userAgent)) ?? _groups.GetValueOrDefault("*");
    }
}
