using LinkTools.Core.Streams;
using Microsoft.Data.Sqlite;

namespace LinkTools.Core.Output.Reports;

/// <summary>
/// Rows that wait on the disk until all rows of their page have come. The file is deleted when it is closed.
/// </summary>
internal sealed class PageSpill : IDisposable
{
    private readonly string _path;
    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _transaction;
    private readonly SqliteCommand _page, _case;

    public PageSpill(string path)
    {
        _path = path;
        var settings = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false };
        _connection = NativeSqlite.Connect(settings);
        _connection.Open();
        // The file is not needed after the export, so it need not survive a power failure.
        Execute(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; "
            + "CREATE TABLE pages(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE); "
            + "CREATE TABLE cases(page INTEGER NOT NULL, result INTEGER NOT NULL, markup TEXT NOT NULL)");
        _transaction = _connection.BeginTransaction();
        _page = Command("INSERT INTO pages(name) VALUES($a) ON CONFLICT(name) DO UPDATE SET name = name RETURNING id");
        _case = Command("INSERT INTO cases(page, result, markup) VALUES($a, $b, $c)");
    }

    /// <exception cref="IOException">The disk is full, or the file does not exist any more.</exception>
    public void Add(string page, CaseResult result, string markup) => Guard(() =>
    {
        _page.Parameters[0].Value = page;
        var id = _page.ExecuteScalar();
        _case.Parameters[0].Value = id;
        _case.Parameters[1].Value = (int)result;
        _case.Parameters[2].Value = markup;
        return _case.ExecuteNonQuery();
    });

    /// <summary>The counts over all pages.</summary>
    public (long Tests, long Failures, long Skipped) Sums() => Guard(() =>
    {
        using var command = Command($"SELECT {Counts} FROM cases");
        using var reader = command.ExecuteReader();
        reader.Read();
        return (reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2));
    });

    /// <summary>The pages in the order in which their first link came.</summary>
    public IEnumerable<PageCases> Pages()
    {
        Guard(() => Execute("CREATE INDEX by_page ON cases(page)"));
        using var command = Command(
            $"SELECT p.id, p.name, {Counts} FROM pages p JOIN cases c ON c.page = p.id GROUP BY p.id ORDER BY p.id");
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return new PageCases(
                reader.GetInt64(0), reader.GetString(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4));
        }
    }

    /// <summary>The cases of a page in the order in which they came.</summary>
    public IEnumerable<string> Cases(long page)
    {
        using var command = Command("SELECT markup FROM cases WHERE page = $a ORDER BY rowid");
        command.Parameters[0].Value = page;
        using var reader = command.ExecuteReader();
        while (reader.Read())
            yield return reader.GetString(0);
    }

    public void Dispose()
    {
        _page.Dispose();
        _case.Dispose();
        _transaction.Dispose();
        _connection.Dispose();
        File.Delete(_path);
    }

    private static string Counts => $"count(*), total(result = {(int)CaseResult.Failed}), "
        + $"total(result = {(int)CaseResult.Skipped})";

    private static T Guard<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (SqliteException exception)
        {
            throw new IOException(exception.Message, exception);
        }
    }

    private int Execute(string sql)
    {
        using var command = Command(sql);
        return command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // All parts are constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var name in new[] { "$a", "$b", "$c" })
        {
            if (sql.Contains(name, StringComparison.Ordinal))
                command.Parameters.Add(new SqliteParameter { ParameterName = name });
        }

        return command;
    }
}

/// <summary>A page with the counts of its cases.</summary>
internal readonly record struct PageCases(long Number, string Name, long Tests, long Failures, long Skipped);
