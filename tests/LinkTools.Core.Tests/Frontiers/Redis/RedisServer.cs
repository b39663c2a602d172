using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using LinkTools.Core.Frontiers.Redis;
using StackExchange.Redis;

namespace LinkTools.Core.Tests.Frontiers.Redis;

/// <summary>A Redis server of the test's own: on a free loopback port, with a folder that goes with it.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("linktools-redis-");
    private readonly string[] _options;
    private Process? _process;

    private RedisServer(int port, string[] options) => (Port, _options) = (port, options);

    public int Port { get; }

    /// <summary>Starts a server; where there is none, the test is skipped with a word.</summary>
    public static async Task<RedisServer> StartAsync(params string[] options)
    {
        if (FindProgram() is null)
            Assert.Skip("redis-server is not installed");
        var server = new RedisServer(FreePort(), options);
        await server.StartAgainAsync();
        return server;
    }

    internal RedisAddress Address(string name = "test") =>
        new() { Host = "127.0.0.1", Port = Port, Name = name };

    public async Task StartAgainAsync()
    {
        var start = new ProcessStartInfo(FindProgram()!)
        {
            ArgumentList =
            {
                "--port", Port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1",
                "--dir", _folder.FullName, "--save", "", "--daemonize", "no",
            },
            RedirectStandardOutput = true,
        };
        foreach (var option in _options)
            start.ArgumentList.Add(option);
        _process = Process.Start(start)!;
        _process.OutputDataReceived += static (_, _) => { };
        _process.BeginOutputReadLine();
        for (var tries = 0; tries < 600; tries++)
        {
            Assert.False(_process.HasExited, "redis-server ended at once");
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, Port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }

        Assert.Fail("redis-server does not listen");
    }

    /// <summary>Ends it as a crash does.</summary>
    public void Kill()
    {
        _process!.Kill();
        _process.WaitForExit();
    }

    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", _process!.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Asks it something by hand.</summary>
    public async Task<RedisResult> AskAsync(string command, params object[] arguments)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(
            $"127.0.0.1:{Port},allowAdmin=true,abortConnect=true");
        return await connection.GetDatabase().ExecuteAsync(command, arguments);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            Signal("CONT");
            Kill();
        }

        _process?.Dispose();
        await Task.CompletedTask;
        _folder.Delete(recursive: true);
    }

    private static string? FindProgram() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(static folder => Path.Combine(folder, "redis-server")).FirstOrDefault(File.Exists);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
