using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace LinkTools.Core.Streams;

/// <summary>Opens SQLite, a native library that the module has for the most common platforms, not for all.</summary>
internal static class NativeSqlite
{
    /// <summary>A connection that is not open yet.</summary>
    /// <exception cref="PlatformNotSupportedException">There is no native library for this system.</exception>
    public static SqliteConnection Connect(SqliteConnectionStringBuilder settings)
    {
        try
        {
            return new SqliteConnection(settings.ConnectionString);
        }
        catch (Exception exception) when (exception is TypeInitializationException or DllNotFoundException)
        {
            throw new PlatformNotSupportedException(
                $"SQLite is not shipped for this system ({RuntimeInformation.RuntimeIdentifier}). It is for Windows, "
                + "macOS and Linux with glibc, on x64 and arm64",
                exception);
        }
    }
}
