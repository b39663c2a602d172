using System.Text;
using LinkTools.Core.Http;
using LinkTools.Core.Streams;

namespace LinkTools.Core.Robots;

/// <summary>A robots.txt, by RFC 9309. Immutable.</summary>
public sealed class RobotsFile
{
    /// <summary>What is read of a file; the rest is ignored (RFC 9309, 2.5).</summary>
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

    /// <summary>What holds where there is no file (RFC 9309, 2.3.1.3).</summary>
    public static RobotsFile AllowAll { get; } = new(new RobotsParser());

    /// <summary>What holds for now where the file cannot be reached (RFC 9309, 2.3.1.4).</summary>
    public static RobotsFile DisallowAll { get; } = new(new RobotsParser(), forbidsAll: true);

    /// <summary>The sitemaps announced, as written; they belong to no group.</summary>
    public TextList Sitemaps { get; }

    /// <summary>True where the file is larger than what is read of it.</summary>
    public bool IsCut { get; }

    internal int LineCount { get; }

    internal int DirectiveCount { get; }

    /// <summary>
    /// Reads a file: UTF-8, with or without a byte order mark, lines ended in any way. There is no wrong file.
    /// </summary>
    public static RobotsFile Parse(ReadOnlySpan<byte> bytes)
    {
        var isCut = bytes.Length > MaximumBytes;
        if (isCut)
        {
            bytes = bytes[..MaximumBytes];
            // The first half of a path would forbid more than the whole.
            bytes = bytes[..(bytes.LastIndexOfAny((byte)'\n', (byte)'\r') + 1)];
        }

        // A mark may be cut or doubled by careless editors; none of its bytes begins a field.
        while (bytes.Length > 0 && bytes[0] is 0xEF or 0xBB or 0xBF)
            bytes = bytes[1..];
        return Parse(Encoding.UTF8.GetString(bytes), isCut);
    }

    /// <summary>Reads a local file, as much of it as counts (RFC 9309, 2.5).</summary>
    /// <exception cref="TimeoutException">The file kept us waiting for longer than the options allow.</exception>
    public static async Task<RobotsFile> ReadAsync(string path, FetchOptions options, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(options);
        var file = await WaitableFile.OpenAsync(
            path, options.Timeout, options.TimeProvider, stop).ConfigureAwait(false);
        await using var closing = file.ConfigureAwait(false);
        return await ReadAsync(file, stop).ConfigureAwait(false);
    }

    /// <summary>Reads a file as it arrives: as much as counts, and one byte to know whether it is all.</summary>
    /// <param name="content">The file.</param>
    /// <param name="stop">Ends it.</param>
    /// <param name="copy">Takes what was read; null for nobody.</param>
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

    /// <summary>What to say of a file of which not all is read.</summary>
    internal static string DescribeCut(string location) =>
        $"{location} is larger than 500 KiB. What lies beyond is not read (RFC 9309, 2.5), so its rules do not apply.";

    private static RobotsFile Parse(string text, bool isCut)
    {
        var parser = new RobotsParser();
        parser.Read(text.TrimStart('\uFEFF'));
        return new RobotsFile(parser, isCut: isCut);
    }

    /// <summary>Whether an agent may fetch a URL.</summary>
    /// <param name="userAgent">A User-Agent header, or the product token it starts with.</param>
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

    /// <summary>The pause that an agent is asked to keep between requests; null when it is not.</summary>
    public TimeSpan? CrawlDelay(string userAgent) => GroupOf(userAgent)?.CrawlDelay;

    private RobotsGroup? GroupOf(string userAgent)
    {
        ArgumentNullException.ThrowIfNull(userAgent);
        return _groups.GetValueOrDefault(RobotsParser.ProductToken(userAgent)) ?? _groups.GetValueOrDefault("*");
    }
}
