using System.Globalization;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;
using StackExchange.Redis;

namespace LinkTools.Core.Frontiers.Redis;

/// <summary>Creates what a worker sends in its turns.</summary>
internal static class TurnParts
{
    public static TurnPart Found(in FoundPage page, ulong hash, WebUrl? from)
    {
        var (host, isAgain) = (FrontierPage.HostOf(page.Url), page.News == PageNews.Again);
        var (group, value) = (UrlBucket.GroupOf(hash), UrlBucket.ValueOf(hash));
        var entry = QueueEntry.Write(page, hash, from);
        var before = from is null ? "" : FrontierPage.HostOf(from);
        // Most links stay on their host; the fewer values, the less the server has to read.
        return host == before && !isAgain
            ? new("f", group, value, entry) { Finds = hash, Level = (host, page.Depth) }
            : new("F", before, host, page.Depth, group, value, isAgain ? "1" : "0", entry) { Finds = hash };
    }

    public static TurnPart Seed(WebUrl url) => new("S", url.HrefWithoutFragment);

    public static TurnPart Release(
        long id, bool wasFetched, bool isSeed = false, TaskCompletionSource? done = null) =>
        new("R", Bytes(id), (wasFetched ? "r" : "n") + (isSeed ? "s" : "")) { Done = done };

    public static TurnPart Mark(ulong hash, WebUrl url, FrontierPage via, TaskCompletionSource<bool> answer) =>
        new(
            "M", Bytes(via.Id), UrlBucket.GroupOf(hash), UrlBucket.ValueOf(hash),
            via.IsSeed ? url.HrefWithoutFragment : "")
        {
            Answer = answer,
        };

    public static TurnPart Seal() => new("E");

    public static TurnPart Pause(string host, TimeSpan time) => new("P", host, Micros(time));

    public static TurnPart RaiseDelay(string host, TimeSpan delay) => new("D", host, Micros(delay));

    public static TurnPart Close(string host, TimeSpan time, int status) => new("X", host, Micros(time), status);

    /// <param name="id">The page.</param>
    /// <param name="held">What is known of it; null where the server has recorded its completion.</param>
    /// <param name="result">How it ended.</param>
    /// <param name="now">The time.</param>
    /// <param name="file">The output file with its rows; nothing for none.</param>
    public static TurnPart Complete(long id, HeldPage? held, PageResult result, DateTimeOffset now, string file)
    {
        var outcome = result.Outcome switch
        {
            PageOutcome.Failed => PageState.Failed,
            PageOutcome.Skipped => PageState.Skipped,
            _ => PageState.Completed,
        };
        var record = StoredPageWriter.Write(held, StoredFacts.Of(result, outcome));
        var span = file.Length > 0 && result.RowSpan is { } rows
            ? string.Create(CultureInfo.InvariantCulture, $"{rows.From} {rows.To}") : "";
        if (outcome == PageState.Completed)
            return new("c", Bytes(id), result.LinkCount, record, span) { Completes = id, File = file };
        RedisValue failure = result.Failure is { } failed
            ? StoredPageWriter.Write(
                held, new StoredFailure(failed.Reason.ToString(), result.StatusCode, failed.Message, now))
            : "";
        return new("C", Bytes(id), outcome.ToString(), result.LinkCount, record, span, failure)
        {
            Completes = id,
            File = file,
        };
    }

    public static RedisValue Bytes(long id) => UrlBucket.BytesOf((ulong)id);

    public static long Micros(TimeSpan time) => (long)Math.Min(time.TotalMicroseconds, 1e15);
}
