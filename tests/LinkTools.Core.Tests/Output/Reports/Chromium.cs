using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LinkTools.Core.Tests.Output.Reports;

/// <summary>
/// A headless Chromium with its own profile, controlled by the DevTools protocol. It resolves no names, so that no
/// request of a page leaves the machine.
/// </summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Names = ["chromium-headless-shell", "chromium", "chrome", "google-chrome"];

    private readonly string _profile = Directory.CreateTempSubdirectory("linktools-browser-").FullName;
    private readonly ClientWebSocket _socket = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> _waiting = new();
    private readonly ConcurrentDictionary<string, BrowserPage> _pages = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _sending = new(1);
    private Process? _process;
    private Task _receiving = Task.CompletedTask;
    private int _lastId;

    /// <summary>Starts the browser; skips the test if there is none.</summary>
    public static async Task<Chromium> StartAsync()
    {
        var path = Find();
        Assert.SkipWhen(path is null, "there is no Chromium on this machine (Debian: chromium-headless-shell)");
        var browser = new Chromium();
        try
        {
            await browser.ConnectAsync(path);
            return browser;
        }
        catch
        {
            await browser.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens an empty page, which reports what it requests and which dialogs it shows.</summary>
    public async Task<BrowserPage> OpenAsync()
    {
        var target = await SendAsync("Target.createTarget", new JsonObject { ["url"] = "about:blank" });
        var attached = await SendAsync(
            "Target.attachToTarget",
            new JsonObject { ["targetId"] = target.GetProperty("targetId").GetString(), ["flatten"] = true });
        var page = new BrowserPage(this, attached.GetProperty("sessionId").GetString()!);
        _pages[page.Session] = page;
        foreach (var domain in new[] { "Page", "Network", "Runtime", "Log" })
            await page.SendAsync($"{domain}.enable");
        return page;
    }

    /// <summary>Sends a command, and returns its result.</summary>
    public async Task<JsonElement> SendAsync(string method, JsonObject? parameters = null, string? session = null)
    {
        var id = Interlocked.Increment(ref _lastId);
        var answer = _waiting[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var message = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] };
        if (session is not null)
            message["sessionId"] = session;
        await _sending.WaitAsync();
        try
        {
            await _socket.SendAsync(
                JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, true, default);
        }
        finally
        {
            _sending.Release();
        }

        return await answer.Task.WaitAsync(TimeSpan.FromMinutes(3));
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        await _receiving;
        _socket.Dispose();
        _sending.Dispose();
        // A process of the browser may still be writing its last file.
        for (var i = 0; Directory.Exists(_profile) && i < 20; i++)
        {
            try
            {
                Directory.Delete(_profile, recursive: true);
            }
            catch (IOException)
            {
                await Task.Delay(100);
            }
        }
    }

    private static string? Find() => (
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        from name in Names
        let path = Path.Combine(folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name)
        where File.Exists(path)
        select path).FirstOrDefault();

    private async Task ConnectAsync(string path)
    {
        var start = new ProcessStartInfo(path)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            ArgumentList =
            {
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-extensions",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--remote-debugging-port=0",
                $"--user-data-dir={_profile}", "about:blank",
            },
        };
        var address = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, line) =>
        {
            const string Said = "DevTools listening on ";
            if (line.Data is null)
                address.TrySetException(new InvalidOperationException("The browser ended before it listened."));
            else if (line.Data.StartsWith(Said, StringComparison.Ordinal))
                address.TrySetResult(line.Data[Said.Length..].Trim());
        };
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        var url = await address.Task.WaitAsync(TimeSpan.FromMinutes(1));
        await _socket.ConnectAsync(new Uri(url), default);
        _receiving = ReceiveAsync();
    }

    private async Task ReceiveAsync()
    {
        var buffer = new byte[1 << 20];
        using var message = new MemoryStream();
        try
        {
            while (await _socket.ReceiveAsync(buffer, default) is { MessageType: not WebSocketMessageType.Close } part)
            {
                message.Write(buffer, 0, part.Count);
                if (!part.EndOfMessage)
                    continue;
                using var document = JsonDocument.Parse(message.GetBuffer().AsMemory(0, (int)message.Length));
                Take(document.RootElement.Clone());
                message.SetLength(0);
            }
        }
        catch (WebSocketException)
        {
            // The browser has ended.
        }

        foreach (var waiting in _waiting.Values)
            waiting.TrySetException(new InvalidOperationException("The browser is gone."));
    }

    private void Take(JsonElement message)
    {
        if (message.TryGetProperty("id", out var id))
        {
            if (!_waiting.TryRemove(id.GetInt32(), out var waiting))
                return;
            if (message.TryGetProperty("error", out var error))
                waiting.TrySetException(new InvalidOperationException(error.ToString()));
            else
                waiting.TrySetResult(message.GetProperty("result"));
        }
        else if (message.TryGetProperty("sessionId", out var session)
            && _pages.TryGetValue(session.GetString()!, out var page))
        {
            page.Take(message.GetProperty("method").GetString()!, message.GetProperty("params"));
        }
    }
}
