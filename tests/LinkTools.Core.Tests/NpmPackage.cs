using System.ComponentModel;
using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;

namespace LinkTools.Core.Tests;

/// <summary>A file of a package that npm fetches; a test that needs it is skipped where npm does not.</summary>
internal static class NpmPackage
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>The text of a file of a package.</summary>
    /// <param name="package">Name and version, as npm writes them.</param>
    /// <param name="file">Its path in the package.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task<string> ReadAsync(string package, string file, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("linktools-npm-");
        try
        {
            Assert.SkipUnless(await PackAsync(package, folder.FullName, stop), $"npm does not give {package}");
            await using var packed = new GZipStream(
                folder.GetFiles("*.tgz").Single().OpenRead(), CompressionMode.Decompress);
            await using var archive = new TarReader(packed);
            while (await archive.GetNextEntryAsync(cancellationToken: stop) is { } entry)
            {
                if (entry.Name != $"package/{file}" || entry.DataStream is not { } data)
                    continue;
                using var reader = new StreamReader(data);
                return await reader.ReadToEndAsync(stop);
            }

            throw new FileNotFoundException($"{package} has no {file}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<bool> PackAsync(string package, string folder, CancellationToken stop)
    {
        // npm is a script, and on Windows only a shell starts it.
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("cmd", ["/c", "npm", "pack", package, "--silent"])
            : new ProcessStartInfo("npm", ["pack", package, "--silent"]);
        (start.WorkingDirectory, start.RedirectStandardOutput, start.RedirectStandardError) = (folder, true, true);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Patience);
        try
        {
            using var npm = Process.Start(start)!;
            try
            {
                var said = npm.StandardOutput.ReadToEndAsync(patience.Token);
                var failed = npm.StandardError.ReadToEndAsync(patience.Token);
                await Task.WhenAll(said, failed, npm.WaitForExitAsync(patience.Token));
                return npm.ExitCode == 0;
            }
            catch (OperationCanceledException) when (!stop.IsCancellationRequested)
            {
                npm.Kill(entireProcessTree: true);
                return false;
            }
        }
        catch (Win32Exception)
        {
            // It is not installed.
            return false;
        }
    }
}
