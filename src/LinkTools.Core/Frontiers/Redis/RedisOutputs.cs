using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LinkTools.Core.Pages;
using StackExchange.Redis;

namespace LinkTools.Core.Frontiers.Redis;

/// <summary>
/// The lengths of the output files of a crawl's workers. Each file has an id from its machine and path, because a
/// worker may change its name while its file stays.
/// </summary>
internal static class RedisOutputs
{
    /// <summary>The id of a file of this machine.</summary>
    public static string IdOf(string path) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{Environment.MachineName}\0{path}"))[..8]);

    /// <summary>
    /// The files of this machine. Pages of other workers do not matter, because their links are in other files.
    /// </summary>
    public static async Task<StoredOutputs> ReadAsync(RedisLink link)
    {
        var marks = new List<OutputMark>();
        var ids = await link.AskAsync(database => database.SetMembersAsync(link.Key("files"))).ConfigureAwait(false);
        foreach (var id in ids)
        {
            var fields = await link.AskAsync(database => database.HashGetAllAsync(link.Key($"f:{id}")))
                .ConfigureAwait(false);
            var file = fields.ToDictionary(static field => field.Name.ToString(), static field => field.Value);
            if (!file.TryGetValue("path", out var path) || IdOf(path.ToString()) != id)
                continue;
            var refused = await link.AskAsync(database => database.ListRangeAsync(link.Key($"g:{id}")))
                .ConfigureAwait(false);
            marks.Add(new OutputMark(
                path.ToString(), file.GetValueOrDefault("format").ToString(), (long)file.GetValueOrDefault("bytes"))
            {
                Refused = [.. refused.Select(static span => SpanOf(span.ToString()))],
                Copy = file.TryGetValue("copy", out var copy) && copy.Length() > 0 ? copy.ToString() : null,
            });
        }

        return new StoredOutputs(marks, HasEndedPages: false);
    }

    /// <summary>Records a file as it is now.</summary>
    public static Task<bool> WriteAsync(RedisLink link, OutputMark mark) => link.AskAsync(database =>
    {
        var id = IdOf(mark.Path);
        var step = database.CreateTransaction();
        _ = step.SetAddAsync(link.Key("files"), id);
        _ = step.HashSetAsync(
            link.Key($"f:{id}"),
            [
                new("path", mark.Path), new("machine", Environment.MachineName), new("format", mark.Format),
                new("bytes", mark.Bytes), new("copy", mark.Copy ?? ""),
            ]);
        if (mark.Refused.Count == 0)
            _ = step.KeyDeleteAsync(link.Key($"g:{id}"));
        return step.ExecuteAsync();
    });

    private static RowSpan SpanOf(string text)
    {
        var ends = text.Split(' ');
        return new RowSpan(
            long.Parse(ends[0], CultureInfo.InvariantCulture), long.Parse(ends[1], CultureInfo.InvariantCulture));
    }
}
