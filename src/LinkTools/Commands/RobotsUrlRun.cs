using LinkTools.Core.Http;
using LinkTools.Core.Robots;
using LinkTools.Core.Urls;
using LinkTools.Pipeline;

namespace LinkTools.Commands;

/// <summary>
/// The work behind Test-RobotsUrl: looks URLs up in <paramref name="text"/>, or in the file at
/// <paramref name="location"/>, or, if there is neither, in the robots.txt of each site.
/// </summary>
internal sealed class RobotsUrlRun(FetchOptions options, bool isQuiet, RobotsFile? text, string location) : IDisposable
{
    private readonly RobotsChecker _checker = new(options);

    public async Task RunAsync(IAsyncEnumerable<WebUrl> input, RecordQueue records, CancellationToken stop)
    {
        var file = text is null && location.Length > 0
            ? await RobotsFile.ReadAsync(location, options, stop).ConfigureAwait(false)
            : text;
        var warned = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var url in input.ConfigureAwait(false))
        {
            var (answer, warning) = file is not null
                ? (
                    RobotsChecker.Answer(file, url, options.UserAgent, location),
                    RobotsChecker.WarningOf(file, location.Length > 0 ? location : "The text of -RobotsText"))
                : await _checker.CheckAsync(url, stop).ConfigureAwait(false);
            // One file may decide about many URLs, so its faults are reported once.
            if (warning is not null && warned.Add(answer.RobotsUrl))
                await records.PutAsync(StreamRecord.Warning(warning), stop).ConfigureAwait(false);
            await records.PutAsync(
                new StreamRecord(RecordKind.Objects, new object[] { isQuiet ? answer.Allowed : answer }),
                stop).ConfigureAwait(false);
        }
    }

    public void Dispose() => _checker.Dispose();
}
