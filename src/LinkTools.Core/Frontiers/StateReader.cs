using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace LinkTools.Core.Frontiers;

/// <summary>Reads the state of a crawl from its file, without changing the file.</summary>
public static class StateReader
{
    /// <summary>Seeds, rules, counts.</summary>
    /// <exception cref="CrawlStateException">The file does not exist, or cannot be read.</exception>
    public static CrawlState Read(string path)
    {
        using var connection = StateFile.OpenToRead(path);
        return StateFile.Guard(path, () => Read(connection, path));
    }

    /// <summary>The failed pages, in the order in which they were found.</summary>
    /// <exception cref="CrawlStateException">The file does not exist, or cannot be read.</exception>
    public static IEnumerable<CrawlFailure> ReadFailures(string path)
    {
        using var connection = StateFile.OpenToRead(path);
        using var command = Command(
            connection,
            "SELECT p.url, p.reason, p.status, p.message, p.depth, p.ended, r.url, p.line, p.text FROM pages p "
                + "LEFT JOIN pages r ON r.id = p.referrer WHERE p.state = 3 ORDER BY p.id");
        using var reader = StateFile.Guard(path, command.ExecuteReader);
        while (StateFile.Guard(path, reader.Read))
        {
            yield return new CrawlFailure
            {
                Url = reader.GetString(0),
                Reason = reader.GetString(1),
                StatusCode = reader.IsDBNull(2) ? null : reader.GetInt32(2),
                Message = reader.GetString(3),
                Depth = reader.GetInt32(4),
                Time = Time(reader.GetString(5)),
                ReferrerUrl = Text(reader, 6),
                ReferrerLine = reader.IsDBNull(7) ? 0 : reader.GetInt32(7),
                ReferrerText = Text(reader, 8),
            };
        }
    }

    /// <summary>The known pages, in the order in which they were found.</summary>
    /// <param name="path">The file.</param>
    /// <param name="onlyFailed">True for the failed pages only.</param>
    /// <exception cref="CrawlStateException">The file does not exist, or cannot be read.</exception>
    public static IEnumerable<CrawlPage> ReadPages(string path, bool onlyFailed)
    {
        using var connection = StateFile.OpenToRead(path);
        using var command = Command(
            connection,
            "SELECT p.url, p.final, p.state, p.status, p.type, p.title, p.charset, p.bytes, p.links, p.depth, "
                + "p.elapsed, r.url, p.line, p.text FROM pages p LEFT JOIN pages r ON r.id = p.referrer "
                + (onlyFailed ? "WHERE p.state = 3" : "WHERE p.state <> 5") + " ORDER BY p.id");
        using var reader = StateFile.Guard(path, command.ExecuteReader);
        while (StateFile.Guard(path, reader.Read))
            yield return StateFile.Guard(path, () => PageOf(reader));
    }

    /// <summary>The output files, and how much of each belongs to completed pages.</summary>
    /// <exception cref="CrawlStateException">The file does not exist, or cannot be read.</exception>
    public static IReadOnlyList<OutputMark> ReadOutputs(string path)
    {
        using var connection = StateFile.OpenToRead(path);
        return StateFile.Guard(path, () => ReadOutputs(connection));
    }

    internal static List<OutputMark> ReadOutputs(SqliteConnection connection)
    {
        using var command = Command(connection, "SELECT path, format, bytes FROM outputs ORDER BY path");
        using var reader = command.ExecuteReader();
        var marks = new List<OutputMark>();
        while (reader.Read())
            marks.Add(new OutputMark(reader.GetString(0), reader.GetString(1), reader.GetInt64(2)));
        return marks;
    }

    /// <summary>True if pages were completed, failed or skipped.</summary>
    internal static bool HasEndedPages(SqliteConnection connection)
    {
        using var command = Command(connection, "SELECT EXISTS(SELECT 1 FROM pages WHERE state IN (2, 3, 4))");
        return command.ExecuteScalar() is 1L;
    }

    /// <summary>True if failed pages have returned links (-AllowPartial).</summary>
    internal static bool HasPartialPages(SqliteConnection connection)
    {
        using var command = Command(connection, "SELECT EXISTS(SELECT 1 FROM pages WHERE state = 3 AND links > 0)");
        return command.ExecuteScalar() is 1L;
    }

    internal static CrawlIdentity? ReadIdentity(SqliteConnection connection)
    {
        var meta = ReadMeta(connection);
        return meta.TryGetValue("seeds", out var seeds) && meta.TryGetValue("rules", out var rules)
            ? new CrawlIdentity
            {
                Seeds = Parse<string[]>(seeds),
                Rules = [.. Parse<Dictionary<string, string>>(rules)],
            }
            : null;
    }

    private static CrawlPage PageOf(SqliteDataReader reader)
    {
        var url = reader.GetString(0);
        // If there was no redirect, the file does not repeat the URL.
        var final = Text(reader, 1) is { Length: > 0 } led ? led : reader.IsDBNull(3) ? "" : url;
        return new CrawlPage
        {
            Url = url,
            FinalUrl = final,
            State = ((PageState)reader.GetInt32(2)).ToString(),
            StatusCode = reader.IsDBNull(3) ? null : reader.GetInt32(3),
            ContentType = Text(reader, 4),
            Title = Text(reader, 5),
            Charset = Text(reader, 6),
            Bytes = reader.IsDBNull(7) ? 0 : reader.GetInt64(7),
            Links = reader.IsDBNull(8) ? 0 : reader.GetInt64(8),
            Depth = reader.GetInt32(9),
            Seconds = reader.IsDBNull(10) ? null : reader.GetInt64(10) / 1000d,
            ReferrerUrl = Text(reader, 11),
            ReferrerLine = reader.IsDBNull(12) ? 0 : reader.GetInt32(12),
            ReferrerText = Text(reader, 13),
        };
    }

    // Anybody may have written into the file, so characters that could act on a terminal are removed.
    private static string Text(SqliteDataReader reader, int column) =>
        reader.IsDBNull(column) ? "" : SafeText.Clean(reader.GetString(column));

    private static T Parse<T>(string json) =>
        JsonSerializer.Deserialize<T>(json) ?? throw new JsonException("nothing where a value should be");

    private static CrawlState Read(SqliteConnection connection, string path)
    {
        var identity = ReadIdentity(connection) ?? new CrawlIdentity();
        var meta = ReadMeta(connection);
        var states = ReadCounts(connection, "SELECT state, count(*) FROM pages WHERE state <> 5 GROUP BY state");
        return new CrawlState
        {
            Path = path,
            Seeds = new TextList([.. identity.Seeds]),
            Rules = new(new Dictionary<string, string>(identity.Rules)),
            Completed = Count(PageState.Completed),
            Pending = Count(PageState.Waiting),
            InFlight = Count(PageState.InFlight),
            Failed = Count(PageState.Failed),
            Skipped = Count(PageState.Skipped),
            Links = ReadCounts(
                connection, "SELECT 'links', coalesce(sum(links), 0) FROM pages WHERE state = 2")["links"],
            Hosts = new(
                ReadCounts(
                    connection, "SELECT host, count(*) FROM pages WHERE state <> 5 GROUP BY host ORDER BY 2 DESC, 1")),
            FailureReasons = new(
                ReadCounts(
                    connection,
                    "SELECT reason, count(*) FROM pages WHERE state = 3 GROUP BY reason ORDER BY 2 DESC, 1")),
            Created = Time(meta.GetValueOrDefault("created")),
            LastTouched = Time(meta.GetValueOrDefault("touched")),
        };

        long Count(PageState state) => states.GetValueOrDefault(((int)state).ToString(CultureInfo.InvariantCulture));
    }

    private static Dictionary<string, string> ReadMeta(SqliteConnection connection)
    {
        using var command = Command(connection, "SELECT key, value FROM meta");
        using var reader = command.ExecuteReader();
        var meta = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.Read())
            meta.Add(reader.GetString(0), reader.GetString(1));
        return meta;
    }

    private static Dictionary<string, long> ReadCounts(SqliteConnection connection, string sql)
    {
        using var command = Command(connection, sql);
        using var reader = command.ExecuteReader();
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        while (reader.Read())
            counts.Add(reader.GetValue(0).ToString()!, reader.GetInt64(1));
        return counts;
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // All parts are constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }

    private static DateTimeOffset Time(string? text) =>
        text is null ? default : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}
