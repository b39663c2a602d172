using System.Globalization;
using System.Text.Json;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;
using Microsoft.Data.Sqlite;

namespace LinkTools.Core.Frontiers;

/// <summary>The statements of a crawl, prepared once. Not for many threads at once.</summary>
internal sealed class FrontierCommands : IDisposable
{
    /// <summary>How long a claim holds, for stores that several processes share.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _add, _select, _claim, _complete, _return, _set;

    public FrontierCommands(SqliteConnection connection)
    {
        _connection = connection;
        _add = Prepare(
            "INSERT INTO pages(url, host, depth, seed, state, class, via) "
                + "VALUES($url, $host, $depth, $seed, $state, $class, $via)",
            "$url", "$host", "$depth", "$seed", "$state", "$class", "$via");
        _select = Prepare(
            "SELECT id, url, depth, seed, class FROM pages WHERE host = $host AND state = 0 "
                + "ORDER BY depth, id LIMIT $count",
            "$host", "$count");
        _claim = Prepare("UPDATE pages SET state = 1, lease = $lease WHERE id = $id", "$id", "$lease");
        _complete = Prepare(
            "UPDATE pages SET state = $state, lease = NULL, status = $status, reason = $reason, message = $message, "
                + "links = $links, bytes = $bytes, ended = $ended WHERE id = $id",
            "$id", "$state", "$status", "$reason", "$message", "$links", "$bytes", "$ended");
        _return = Prepare("UPDATE pages SET state = 0, lease = NULL WHERE id = $id", "$id");
        _set = Prepare(
            "INSERT INTO meta(key, value) VALUES($key, $value) ON CONFLICT(key) DO UPDATE SET value = excluded.value",
            "$key", "$value");
    }

    public void Dispose()
    {
        foreach (var command in new[] { _add, _select, _claim, _complete, _return, _set })
            command.Dispose();
    }

    public void Add(
        string url, string host, int depth, bool isSeed, PageState state, AddressClass foundOn, long? via = null) =>
        Run(_add, url, host, depth, isSeed ? 1 : 0, (int)state, (int)foundOn, via ?? (object)DBNull.Value);

    // Whatever else somebody wrote there opens no door.
    private static AddressClass ClassOf(int stored) =>
        stored is (int)AddressClass.Private or (int)AddressClass.Loopback ? (AddressClass)stored : AddressClass.Public;

    public List<FrontierPage> Claim(string host, int count, DateTimeOffset now)
    {
        var pages = new List<FrontierPage>(count);
        Bind(_select, host, count);
        using (var reader = _select.ExecuteReader())
        {
            while (reader.Read())
                pages.Add(
                    new FrontierPage(reader.GetInt64(0), WebUrl.Parse(reader.GetString(1))!, reader.GetInt32(2))
                    {
                        IsSeed = reader.GetInt32(3) == 1,
                        FoundOn = ClassOf(reader.GetInt32(4)),
                    });
        }

        foreach (var page in pages)
            Run(_claim, page.Id, (now + Lease).ToUnixTimeSeconds());
        return pages;
    }

    public void Complete(long id, PageResult result, DateTimeOffset now)
    {
        var state = result.Outcome switch
        {
            PageOutcome.Failed => PageState.Failed,
            PageOutcome.Skipped => PageState.Skipped,
            _ => PageState.Completed,
        };
        Run(
            _complete, id, (int)state, result.StatusCode ?? (object)DBNull.Value, result.Failure?.Reason.ToString()
                ?? (object)DBNull.Value,
            result.Failure?.Message ?? result.SkipReason
                ?? (object)DBNull.Value, result.LinkCount, result.Bytes, Text(now));
    }

    public void Return(long id) => Run(_return, id);

    public void Touch(DateTimeOffset now) => Run(_set, "touched", Text(now));

    /// <summary>Makes the file that of a crawl, or finds that it is another's.</summary>
    /// <exception cref="CrawlStateException">It is another's.</exception>
    public void Identify(StateSettings settings, string path, DateTimeOffset now)
    {
        if (StateReader.ReadIdentity(_connection) is { } known && !settings.IsForced
            && settings.Identity.Differences(known).ToList() is { Count: > 0 } differences)
        {
            throw new CrawlStateException(
                CrawlStateProblem.StateFileMismatch,
                $"The state file '{path}' is of another crawl: {string.Join("; ", differences)}. Give the same pages "
                    + "and rules, another path, or -Force to go on with the new ones.");
        }

        Run(_set, "seeds", JsonSerializer.Serialize(settings.Identity.Seeds));
        Run(
            _set, "rules",
            JsonSerializer.Serialize(settings.Identity.Rules.ToDictionary(rule => rule.Key, rule => rule.Value)));
        using var created = _connection.CreateCommand();
        created.CommandText = "INSERT INTO meta(key, value) VALUES('created', $now) ON CONFLICT(key) DO NOTHING";
        created.Parameters.AddWithValue("$now", Text(now));
        created.ExecuteNonQuery();
    }

    public void Reopen(bool retriesFailed) =>
        StateFile.Execute(
            _connection,
            $"UPDATE pages SET state = 0, lease = NULL WHERE state = 1{(retriesFailed ? " OR state = 3" : "")}");

    /// <summary>Everything known; open is where a redirect of a page led that waits to be asked for again.</summary>
    public IEnumerable<(string Url, string Host, bool IsSeed, PageState State, bool IsOpen)> ReadAll()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT p.url, p.host, p.seed, p.state, p.state = 5 AND v.state IS 0 FROM pages p LEFT "
            + "JOIN pages v ON v.id = p.via";
        using var reader = command.ExecuteReader();
        while (reader.Read())
            yield return (
                reader.GetString(0), reader.GetString(1), reader.GetInt32(2) == 1, (PageState)reader.GetInt32(3),
                reader.GetInt32(4) == 1);
    }

    private static string Text(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);

    private SqliteCommand Prepare(string sql, params string[] parameters)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // All of it is constant.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var parameter in parameters)
            command.Parameters.Add(new SqliteParameter { ParameterName = parameter });
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
