using LinkTools.Core.Http;
using LinkTools.Core.Robots;
using LinkTools.Core.Urls;
using LinkTools.Pipeline;

namespace LinkTools.Commands;

/// <summary>
/// The work behind Test-RobotsUrl: asks <paramref name="text"/>, or the file at
/// <paramref name="location"/>, or the sites' own robots.txt where there is neither.
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
            // The same file stands behind many URLs: what is wrong with it is said once.
            if (warning is not null && warned.Add(answer.RobotsUrl))
                await records.PutAsync(StreamRecord.Warning(warning), stop).ConfigureAwait(false);
            await records.PutAsync(
                new StreamRecord(RecordKind.Objects, new object[] { isQuiet ? answer.Allowed : answer }),
                stop).ConfigureAwait(false);
        }
    }

    public void Dispose() => _checker.Dispose();
}
