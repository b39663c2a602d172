using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LinkTools.Core.Frontiers.Redis;

/// <summary>
/// Why a page failed, as the server keeps it behind the page's level, host, length of entry and entry.
/// </summary>
internal sealed record StoredFailure(string Reason, int? Status, string Message, DateTimeOffset Time)
{
    /// <summary>Reads a failed page; null for what no crawl has written.</summary>
    public static CrawlFailure? Read(ReadOnlySpan<byte> stored)
    {
        var start = 0;
        Span<Range> parts = stackalloc Range[3];
        for (var i = 0; i < parts.Length; i++)
        {
            var length = stored[start..].IndexOf((byte)' ');
            if (length < 0)
                return null;
            parts[i] = start..(start + length);
            start += length + 1;
        }

        if (!int.TryParse(stored[parts[0]], NumberStyles.None, CultureInfo.InvariantCulture, out var depth)
            || !int.TryParse(stored[parts[2]], NumberStyles.None, CultureInfo.InvariantCulture, out var entry)
            || stored.Length < start + entry || QueueEntry.Read(stored[start..(start + entry)], depth) is not { } page
            || JsonSerializer.Deserialize<StoredFailure>(Encoding.UTF8.GetString(stored[(start + entry)..]))
                is not { } failure)
            return null;
        return new CrawlFailure
        {
            Url = page.Url.HrefWithoutFragment,
            Reason = SafeText.CleanLine(failure.Reason),
            StatusCode = failure.Status,
            Message = SafeText.CleanLine(failure.Message),
            Depth = depth,
            Time = failure.Time,
        };
    }
}
