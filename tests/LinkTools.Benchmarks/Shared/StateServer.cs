using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using LinkTools.Core.Frontiers.Redis;
using StackExchange.Redis;

namespace LinkTools.Benchmarks.Shared;

/// <summary>A Redis server of its own, on a free loopback port, set up as README says.</summary>
internal sealed class StateServer : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("linktools-shared-");
    private readonly Process _process;
    private ConnectionMultiplexer _connection = null!;

    private StateServer(int port)
    {
        Port = port;
        _process = Process.Start(new ProcessStartInfo(
            "redis-server",
            [
                "--port", Figures.Text($"{port}"), "--bind", "127.0.0.1", "--dir", _folder.FullName, "--save", "",
                "--appendonly", "yes", "--appendfsync", "everysec", "--maxmemory-policy", "noeviction",
                "--logfile", Path.Combine(_folder.FullName, "log"),
            ]))!;
    }

    public int Port { get; }

    public int ProcessId => _process.Id;

    public RedisAddress Address => new() { Host = "127.0.0.1", Port = Port, Name = "bench" };

    public static async Task<StateServer> StartAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var server = new StateServer(port);
        for (var tries = 1; ; tries++)
        {
            try
            {
                server._connection = await ConnectionMultiplexer.ConnectAsync($"127.0.0.1:{port},allowAdmin=true");
                return server;
            }
            catch (RedisConnectionException) when (tries < 20)
            {
                await Task.Delay(100);
            }
        }
    }

    /// <summary>A number that the crawl counts.</summary>
    public async Task<long> CountAsync(string name) =>
        (long)await _connection.GetDatabase().HashGetAsync(Address.Prefix + "c", name);

    /// <summary>How many workers there are.</summary>
    public Task<long> CountWorkersAsync() => _connection.GetDatabase().SetLengthAsync(Address.Prefix + "workers");

    /// <summary>Turns that workers have taken.</summary>
    public async Task<long> CountTurnsAsync()
    {
        var info = (await _connection.GetDatabase().ExecuteAsync("INFO", "commandstats")).ToString();
        var line = info.Split('\n').First(line => line.StartsWith("cmdstat_evalsha:", StringComparison.Ordinal));
        return long.Parse(line.Split('=', ',')[1], CultureInfo.InvariantCulture);
    }

    /// <summary>What the table of known URLs takes: what is free when it is gone.</summary>
    public async Task<long> MeasureKnownAsync()
    {
        var database = _connection.GetDatabase();
        await database.ExecuteAsync("CONFIG", "SET", "appendonly", "no");
        var keys = _connection.GetServer(IPAddress.Loopback, Port).Keys(pattern: "{*}:k:*", pageSize: 10_000).ToArray();
        var before = await MemoryAsync();
        foreach (var some in keys.Chunk(500))
            await database.KeyDeleteAsync(some);
        return before - await MemoryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task<long> MemoryAsync()
    {
        var info = (await _connection.GetDatabase().ExecuteAsync("INFO", "memory")).ToString();
        var line = info.Split('\n').First(line => line.StartsWith("used_memory:", StringComparison.Ordinal));
        return long.Parse(line.Split(':')[1].Trim(), CultureInfo.InvariantCulture);
    }
}
