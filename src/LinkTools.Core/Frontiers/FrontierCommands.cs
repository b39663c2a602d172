using System.Globalization;
using System.Text.Json;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;
using Microsoft.Data.Sqlite;

namespace LinkTools.Core.Frontiers;

/// <summary>The SQL statements of a crawl, prepared once. Not thread-safe.</summary>
internal sealed class FrontierCommands : IDisposable
{
    /// <summary>The most characters of a link's text that are stored.</summary>
    private const int TextLength = 256;

    /// <summary>How long a claim is valid, for stores that several processes share.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    private readonly SqliteConnection _connection;
    private readonly List<SqliteCommand> _all = [];
    private readonly SqliteCommand _add, _seen, _move, _select, _claim, _complete, _return, _name, _set, _output;

    public FrontierCommands(SqliteConnection connection)
    {
        _connection = connection;
        _add = Prepare(
            "INSERT INTO pages(url, host, depth, seed, named, class, referrer, line, text, state) "
                + "VALUES($url, $host, $depth, $seed, $seed, $class, $referrer, $line, $text, 0) RETURNING id",
            "$url", "$host", "$depth", "$seed", "$class", "$referrer", "$line", "$text");
        _seen = Prepare(
            "INSERT INTO pages(url, host, depth, seed, class, via, state) VALUES($url, $host, 0, $seed, 0, $via, 5)",
            "$url", "$host", "$seed", "$via");
        _move = Prepare("UPDATE pages SET depth = $depth WHERE id = $id AND state = 0", "$id", "$depth");
        _select = Prepare(
            "SELECT id, url, seed, class, referrer, line FROM pages WHERE host = $host AND depth = $depth "
                + "AND state = 0 ORDER BY id LIMIT $count",
            "$host", "$depth", "$count");
        _claim = Prepare("UPDATE pages SET state = 1, lease = $lease WHERE id = $id", "$id", "$lease");
        _complete = Prepare(
            "UPDATE pages SET state = $state, lease = NULL, status = $status, reason = $reason, message = $message, "
                + "final = $final, type = $type, charset = $charset, title = $title, links = $links, bytes = $bytes, "
                + "elapsed = $elapsed, ended = $ended WHERE id = $id",
            "$id", "$state", "$status", "$reason", "$message", "$final", "$type", "$charset", "$title", "$links",
            "$bytes", "$elapsed", "$ended");
        _return = Prepare("UPDATE pages SET state = 0, lease = NULL WHERE id = $id", "$id");
        _name = Prepare("UPDATE pages SET named = 1 WHERE seed = 1 AND url = $url", "$url");
        _set = Prepare(
            "INSERT INTO meta(key, value) VALUES($key, $value) ON CONFLICT(key) DO UPDATE SET value = excluded.value",
            "$key", "$value");
        _output = Prepare(
            "INSERT INTO outputs(path, format, bytes) VALUES($path, $format, $bytes) "
                + "ON CONFLICT(path) DO UPDATE SET format = excluded.format, bytes = excluded.bytes",
            "$path", "$format", "$bytes");
    }

    public void Dispose() => _all.ForEach(static command => command.Dispose());

    /// <summary>Adds a waiting page; returns its number.</summary>
    public long Add(in FoundPage page, string host, long referrer)
    {
        Bind(
            _add, page.Url.HrefWithoutFragment, host, page.Depth, page.IsSeed ? 1 : 0, (int)page.FoundOn,
            referrer == 0 ? DBNull.Value : referrer, referrer == 0 ? DBNull.Value : page.Line,
            string.IsNullOrEmpty(page.Text) ? DBNull.Value : Shorten(page.Text));
        return (long)_add.ExecuteScalar()!;
    }

    /// <summary>Adds the target of a redirect; it is a seed if the page is.</summary>
    public void AddSeen(string url, string host, FrontierPage via) =>
        Run(_seen, url, host, via.IsSeed ? 1 : 0, via.Id);

    public void Move(long id, int depth) => Run(_move, id, depth);

    public void Claim(string host, int depth, int count, DateTimeOffset now, Queue<FrontierPage> claimed)
    {
        var before = claimed.Count;
        var lease = (now + Lease).ToUnixTimeSeconds();
        Bind(_select, host, depth, count);
        using (var reader = _select.ExecuteReader())
        {
            while (reader.Read())
            {
                // Only somebody else can have written a text that is not a URL, and it was not counted.
                if (WebUrl.Parse(reader.GetString(1)) is not { } url)
                    continue;
                claimed.Enqueue(new FrontierPage
                {
                    Id = reader.GetInt64(0),
                    Url = url,
                    Depth = depth,
                    IsSeed = reader.GetInt32(2) == 1,
                    FoundOn = ClassOf(reader.GetInt32(3)),
                    Referrer = reader.IsDBNull(4) ? 0 : reader.GetInt64(4),
                    ReferrerLine = reader.IsDBNull(5) ? 0 : reader.GetInt32(5),
                });
            }
        }

        foreach (var page in claimed.Skip(before))
            Run(_claim, page.Id, lease);
    }

    /// <summary>Records how a page ended, together with the length of the output file.</summary>
    public void Complete(long id, PageResult result, OutputMark? output, DateTimeOffset now)
    {
        var state = result.Outcome switch
        {
            PageOutcome.Failed => PageState.Failed,
            PageOutcome.Skipped => PageState.Skipped,
            _ => PageState.Completed,
        };
        Run(
            _complete, id, (int)state, OrNull(result.StatusCode), OrNull(result.Failure?.Reason.ToString()),
            OrNull(result.Failure?.Message ?? result.SkipReason),
            OrNull(result.FinalUrl == result.Request.Url?.Href ? null : result.FinalUrl), OrNull(result.ContentType),
            OrNull(result.Charset), OrNull(result.Title), result.LinkCount, result.Bytes,
            (long)result.Elapsed.TotalMilliseconds, Text(now));
        if (output is not null)
            SetOutput(output);
    }

    /// <summary>Records the length of an output file.</summary>
    public void SetOutput(OutputMark output) => Run(_output, output.Path, output.Format, output.Bytes);

    public void Return(long id) => Run(_return, id);

    public void Name(string url) => Run(_name, url);

    public void Touch(DateTimeOffset now) => Run(_set, "touched", Text(now));

    /// <summary>The link that first led to a page; null for none.</summary>
    public PageReferrer? FindReferrer(long id)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT r.url, p.line, p.text FROM pages p JOIN pages r ON r.id = p.referrer "
            + "WHERE p.id = $id";
        command.Parameters.AddWithValue("$id", id);
        using var reader = command.ExecuteReader();
        return reader.Read()
            ? new PageReferrer(
                reader.GetString(0), reader.IsDBNull(1) ? 0 : reader.GetInt32(1),
                reader.IsDBNull(2) ? "" : reader.GetString(2))
            : null;
    }

    /// <summary>A waiting page; null if there is none.</summary>
    public FoundPage? Peek()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT url, depth FROM pages WHERE state = 0 ORDER BY depth, id LIMIT 1";
        using var reader = command.ExecuteReader();
        return reader.Read() && WebUrl.Parse(reader.GetString(0)) is { } url
            ? new FoundPage(url, reader.GetInt32(1))
            : null;
    }

    /// <summary>
    /// Makes the file that of a crawl, or finds that it belongs to another one. Pages that were in flight wait again,
    /// and so do failed pages if that is wanted.
    /// </summary>
    /// <exception cref="CrawlStateException">It belongs to another crawl.</exception>
    public void Begin(StateSettings settings, string path, DateTimeOffset now)
    {
        if (StateReader.ReadIdentity(_connection) is { } known && !settings.IsForced
            && settings.Identity.Differences(known).ToList() is { Count: > 0 } differences)
        {
            throw new CrawlStateException(
                CrawlStateProblem.StateFileMismatch,
                $"The state file '{path}' belongs to another crawl: {string.Join("; ", differences)}. Give the "
                + "same pages "
                    + "and rules, another path, or -Force to continue with the new ones.");
        }

        if (settings is { RetriesFailed: true, HasOutput: true } && StateReader.HasPartialPages(_connection))
        {
            throw new CrawlStateException(
                CrawlStateProblem.OutFileMismatch,
                $"In the crawl of '{path}', the links of failed pages are in the output file already (-AllowPartial), "
                    + "and -RetryFailed would write them twice. Leave -RetryFailed out, or start again with "
                    + "another state file.");
        }

        Run(_set, "seeds", JsonSerializer.Serialize(settings.Identity.Seeds));
        Run(
            _set, "rules",
            JsonSerializer.Serialize(settings.Identity.Rules.ToDictionary(rule => rule.Key, rule => rule.Value)));
        Run(_set, "writer", StateFile.Writer);
        using var created = _connection.CreateCommand();
        created.CommandText = "INSERT INTO meta(key, value) VALUES('created', $now) ON CONFLICT(key) DO NOTHING";
        created.Parameters.AddWithValue("$now", Text(now));
        created.ExecuteNonQuery();
        StateFile.Execute(_connection, "UPDATE pages SET named = 0 WHERE seed = 1 AND named = 1");
        StateFile.Execute(
            _connection,
            "UPDATE pages SET state = 0, lease = NULL WHERE state = 1"
                + (settings.RetriesFailed ? " OR state = 3" : ""));
    }

    /// <summary>All known pages.</summary>
    public IEnumerable<StoredPage> ReadAll()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT p.id, p.url, p.host, p.depth, p.seed, p.state, p.state = 5 AND v.state IS 0 "
            + "FROM pages p LEFT JOIN pages v ON v.id = p.via";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            if (WebUrl.Parse(reader.GetString(1)) is { } url)
                yield return new StoredPage(
                    reader.GetInt64(0), url, reader.GetString(2), reader.GetInt32(3), reader.GetInt32(4) == 1,
                    (PageState)reader.GetInt32(5), reader.GetInt32(6) == 1);
        }
    }

    // Text that somebody else wrote there must not name an address class.
    private static AddressClass ClassOf(int stored) =>
        stored is (int)AddressClass.Private or (int)AddressClass.Loopback ? (AddressClass)stored : AddressClass.Public;

    private static string Shorten(string text) => text.Length <= TextLength ? text : text[..TextLength];

    private static object OrNull(object? value) => value ?? DBNull.Value;

    private static string Text(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);

    private SqliteCommand Prepare(string sql, params string[] parameters)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // All parts are constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var parameter in parameters)
            command.Parameters.Add(new SqliteParameter { ParameterName = parameter });
        _all.Add(command);
        return command;
    }

    private static void Bind(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        Bind(command, values);
        command.ExecuteNonQuery();
    }
}
