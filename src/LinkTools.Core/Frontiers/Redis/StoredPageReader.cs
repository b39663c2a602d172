using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LinkTools.Core.Frontiers.Redis;

/// <summary>
/// Reads the server's record of a page that has ended: level, host, length of the entry, entry, and the result as JSON.
/// </summary>
internal static class StoredPageReader
{
    /// <summary>A page that failed; null for a record that no crawl has written.</summary>
    public static CrawlFailure? ReadFailure(ReadOnlySpan<byte> stored)
    {
        if (!TrySplit(stored, out var depth, out var entry, out var json)
            || QueueEntry.Read(entry, depth) is not { } page
            || JsonSerializer.Deserialize<StoredFailure>(Encoding.UTF8.GetString(json)) is not { } failure)
            return null;
        var referrer = QueueEntry.ReferrerOf(entry);
        return new CrawlFailure
        {
            Url = page.Url.HrefWithoutFragment,
            Reason = SafeText.CleanLine(failure.Reason),
            StatusCode = failure.Status,
            Message = SafeText.CleanLine(failure.Message),
            Depth = depth,
            Time = failure.Time,
            ReferrerUrl = SafeText.CleanLine(referrer?.Url ?? ""),
            ReferrerLine = referrer?.Line ?? 0,
            ReferrerText = SafeText.CleanLine(referrer?.Text ?? ""),
        };
    }

    /// <summary>A page that has ended; null for a record that no crawl has written.</summary>
    public static CrawlPage? ReadPage(ReadOnlySpan<byte> stored) =>
        TrySplit(stored, out var depth, out var entry, out var json)
            ? PageOf(entry, depth, JsonSerializer.Deserialize<StoredFacts>(Encoding.UTF8.GetString(json)), "")
            : null;

    /// <summary>A page that has not ended; null for a record that no crawl has written.</summary>
    public static CrawlPage? ReadOpen(ReadOnlySpan<byte> entry, int depth, PageState state) =>
        PageOf(entry, depth, null, state.ToString());

    private static CrawlPage? PageOf(ReadOnlySpan<byte> entry, int depth, StoredFacts? facts, string state)
    {
        if (QueueEntry.Read(entry, depth) is not { } page)
            return null;
        var referrer = QueueEntry.ReferrerOf(entry);
        return new CrawlPage
        {
            Url = page.Url.HrefWithoutFragment,
            FinalUrl = SafeText.CleanLine(
                facts is null or { Status: null } ? "" : facts.Final ?? page.Url.HrefWithoutFragment),
            State = SafeText.CleanLine(facts?.State ?? state),
            StatusCode = facts?.Status,
            ContentType = SafeText.CleanLine(facts?.Type ?? ""),
            Title = SafeText.CleanLine(facts?.Title ?? ""),
            Charset = SafeText.CleanLine(facts?.Charset ?? ""),
            Bytes = facts?.Bytes ?? 0,
            Links = facts?.Links ?? 0,
            Depth = depth,
            Seconds = facts?.Seconds,
            ReferrerUrl = SafeText.CleanLine(referrer?.Url ?? ""),
            ReferrerLine = referrer?.Line ?? 0,
            ReferrerText = SafeText.CleanLine(referrer?.Text ?? ""),
        };
    }

    private static bool TrySplit(
        ReadOnlySpan<byte> stored, out int depth, out ReadOnlySpan<byte> entry, out ReadOnlySpan<byte> json)
    {
        depth = 0;
        entry = json = default;
        var start = 0;
        Span<Range> parts = stackalloc Range[3];
        for (var i = 0; i < parts.Length; i++)
        {
            var end = stored[start..].IndexOf((byte)' ');
            if (end < 0)
                return false;
            parts[i] = start..(start + end);
            start += end + 1;
        }

        if (!int.TryParse(stored[parts[0]], NumberStyles.None, CultureInfo.InvariantCulture, out depth)
            || !int.TryParse(stored[parts[2]], NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            || stored.Length < start + length)
            return false;
        entry = stored.Slice(start, length);
        json = stored[(start + length)..];
        return true;
    }
}
