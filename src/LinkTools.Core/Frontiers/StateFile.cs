using System.Text.Json;
using LinkTools.Core.Streams;
using Microsoft.Data.Sqlite;

namespace LinkTools.Core.Frontiers;

/// <summary>
/// Opens the SQLite file of a crawl. It checks the file before it changes it, and describes errors in terms of crawls.
/// </summary>
internal static class StateFile
{
    /// <summary>Marks a SQLite file as a state file ("LTcr").</summary>
    private const int ApplicationId = 0x4C546372;
    private const int Version = 3;
    private const int BusySeconds = 5;

    /// <summary>The version that wrote the formats 1 and 2, which do not say it themselves.</summary>
    private const string FirstWriter = "LinkTools 0.1.0";

    /// <summary>The name of this version in its files.</summary>
    public static string Writer { get; } = $"LinkTools {typeof(StateFile).Assembly.GetName().Version!.ToString(3)}";

    private const string Schema = """
        CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE pages(
            id INTEGER PRIMARY KEY, url TEXT NOT NULL, host TEXT NOT NULL, depth INTEGER NOT NULL,
            seed INTEGER NOT NULL, named INTEGER NOT NULL DEFAULT 0, class INTEGER NOT NULL,
            referrer INTEGER, line INTEGER, text TEXT,
            state INTEGER NOT NULL, lease INTEGER, via INTEGER,
            status INTEGER, reason TEXT, message TEXT, final TEXT, type TEXT, charset TEXT, title TEXT,
            links INTEGER, bytes INTEGER, elapsed INTEGER, ended TEXT);
        CREATE INDEX waiting ON pages(host, depth, id) WHERE state = 0;
        CREATE INDEX failed ON pages(id) WHERE state = 3;
        CREATE INDEX seeds ON pages(url) WHERE seed = 1;
        CREATE TABLE outputs(path TEXT PRIMARY KEY, format TEXT NOT NULL, bytes INTEGER NOT NULL) WITHOUT ROWID;
        """;

    // One query for each table, with all its columns.
    private static readonly string[] Questions =
    [
        "SELECT count(*) FROM (SELECT id, url, host, depth, seed, named, class, referrer, line, text, state, lease, "
            + "via, status, reason, message, final, type, charset, title, links, bytes, elapsed, ended FROM pages "
            + "LIMIT 1)",
        "SELECT count(*) FROM (SELECT path, format, bytes FROM outputs LIMIT 1)",
    ];

    /// <summary>Opens a file to read the state of a crawl, even while the crawl is running.</summary>
    /// <exception cref="CrawlStateException">It does not exist, or cannot be read.</exception>
    public static SqliteConnection OpenToRead(string path)
    {
        if (!File.Exists(path))
            throw new CrawlStateException(
                CrawlStateProblem.StateFileNotFound,
                $"There is no state file '{path}'. Give the path that -StatePath of Get-PageLinks was given.");
        var connection = Connect(path, SqliteOpenMode.ReadOnly);
        try
        {
            Guard(path, () => Check(connection, path));
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Opens a file for a crawl, and creates it if it does not exist.</summary>
    /// <exception cref="CrawlStateException">It cannot be used; its content has not changed.</exception>
    public static SqliteConnection OpenToWrite(string path)
    {
        var isNew = !File.Exists(path) || new FileInfo(path).Length == 0;
        if (!isNew)
            OpenToRead(path).Dispose();
        var connection = Connect(path, SqliteOpenMode.ReadWriteCreate);
        try
        {
            Guard(path, () =>
            {
                Execute(
                    connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536;");
                if (isNew)
                    Execute(
                        connection,
                        $"BEGIN IMMEDIATE; PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version}; "
                        + $"{Schema} COMMIT;");
                else
                    Execute(connection, "BEGIN IMMEDIATE; COMMIT;");
            });
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Runs <paramref name="action"/> and describes errors of SQLite in terms of crawls.</summary>
    public static void Guard(string path, Action action) => Guard(path, () =>
    {
        action();
        return true;
    });

    /// <inheritdoc cref="Guard(string, Action)"/>
    public static T Guard<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (SqliteException exception)
        {
            throw Explain(path, exception);
        }
        catch (PlatformNotSupportedException exception)
        {
            throw new CrawlStateException(
                CrawlStateProblem.StateFileUnusable,
                $"The state file '{path}' cannot be used: {exception.Message}. Crawl without -StatePath.", exception);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidCastException
            or InvalidOperationException or OverflowException or ArgumentException)
        {
            throw Foreign(path, exception);
        }
    }

    /// <summary>The error of a state file that does not exist any more.</summary>
    public static CrawlStateException Removed(string path) =>
        new(
            CrawlStateProblem.StateFileRemoved,
            $"The state file '{path}' was removed during the crawl, so the crawl cannot be recorded and "
            + "was stopped. Put the file back, or start again.");

    private static CrawlStateException Foreign(string path, Exception exception) =>
        new(
            CrawlStateProblem.StateFileForeign,
            $"'{path}' contains something that no crawl writes ({exception.Message.TrimEnd('.')}); it has not "
            + "changed. Give "
            + "another path.",
            exception);

    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // All parts are constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>
    /// Leaves one file and no others beside it, so that reading it later needs no permission to write there, and leaves
    /// no files either. If somebody is reading it now, the other files stay.
    /// </summary>
    public static void Settle(SqliteConnection connection) =>
        SQLitePCL.raw.sqlite3_exec(connection.Handle, "PRAGMA journal_mode = DELETE");

    private static SqliteConnection Connect(string path, SqliteOpenMode mode)
    {
        var settings = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = BusySeconds,
        };
        var connection = Guard(path, () => NativeSqlite.Connect(settings));
        try
        {
            Guard(path, connection.Open);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Check(SqliteConnection connection, string path)
    {
        if (ReadNumber(connection, "PRAGMA application_id") is not ApplicationId)
            throw new CrawlStateException(
                CrawlStateProblem.StateFileForeign,
                $"'{path}' is a database, but not of a crawl; it has not changed. Give another path.");
        if (ReadNumber(connection, "PRAGMA user_version") is not Version and var version)
            throw new CrawlStateException(
                CrawlStateProblem.StateFileForeign,
                $"'{path}' is a state file of format {version}, which {WriterOf(connection)} wrote; this version reads "
                + $"format {Version}. Finish that crawl with {WriterOf(connection)}, or start again with another "
                + "path.");
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA quick_check(1)";
        if (command.ExecuteScalar() is not "ok" and var problem)
            throw new CrawlStateException(
                CrawlStateProblem.StateFileDamaged,
                $"The state file '{path}' is damaged ({problem}); it has not changed. Start again with another "
                + "path.");
        // Anybody may have made a database that looks like a state file. These queries fail if it is not one.
        StateReader.ReadIdentity(connection);
        foreach (var question in Questions)
            ReadNumber(connection, question);
    }

    private static string WriterOf(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT value FROM meta WHERE key = 'writer'";
        return command.ExecuteScalar() as string is { Length: > 0 and < 40 } writer
            ? SafeText.CleanLine(writer)
            : FirstWriter;
    }

    private static long ReadNumber(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // All parts are constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }

    private static CrawlStateException Explain(string path, SqliteException exception) =>
        exception.SqliteErrorCode switch
    {
        // SQLITE_BUSY, SQLITE_LOCKED
        5 or 6 =>
            new(
                CrawlStateProblem.StateFileInUse,
                $"The state file '{path}' is in use by another process. Wait for that to end, or give another path.",
                exception),
        // SQLITE_ERROR: a table or a column does not exist.
        1 => Foreign(path, exception),
        // SQLITE_PERM, SQLITE_READONLY
        3 or 8 =>
            new(
                CrawlStateProblem.StateFileReadOnly,
                $"The state file '{path}' cannot be written. Allow writing to it, or give another path.", exception),
        // SQLITE_CORRUPT
        11 =>
            new(
                CrawlStateProblem.StateFileDamaged,
                $"The state file '{path}' is damaged; it has not changed. Start again with another path.",
                exception),
        // SQLITE_FULL
        13 =>
            new(
                CrawlStateProblem.StateFileFull,
                $"The disk with the state file '{path}' is full. Free disk space and run the same command "
                + "again: the crawl continues where it was.",
                exception),
        // SQLITE_NOTADB
        26 =>
            new(
                CrawlStateProblem.StateFileForeign,
                $"'{path}' is not a state file; it has not changed. Give another path.", exception),
        _ =>
            new(
                CrawlStateProblem.StateFileUnusable,
                $"The state file '{path}' cannot be used: {exception.Message.TrimEnd('.')}. Check the path, its "
                + "permissions and the disk space.",
                exception),
    };
}
