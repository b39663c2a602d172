using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LinkTools.Core.Tests.Output.Reports;

/// <summary>One page of a <see cref="Chromium"/>, with its requests, dialogs and error messages.</summary>
internal sealed class BrowserPage(Chromium browser, string session)
{
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly ConcurrentQueue<string> _dialogs = new();
    private readonly ConcurrentQueue<string> _faults = new();
    private TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Session => session;

    /// <summary>The URL of every request of the page, including its own.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    /// <summary>The texts of alert, confirm and similar dialogs.</summary>
    public IReadOnlyCollection<string> Dialogs => _dialogs;

    /// <summary>Exceptions of scripts, and what the browser refused to load or run.</summary>
    public IReadOnlyCollection<string> Faults => _faults;

    public Task<JsonElement> SendAsync(string method, JsonObject? parameters = null) =>
        browser.SendAsync(method, parameters, session);

    /// <summary>Opens a URL; completes when the page and its scripts have been loaded.</summary>
    public async Task GoToAsync(string url)
    {
        _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await SendAsync("Page.navigate", new JsonObject { ["url"] = url });
        await _loaded.Task.WaitAsync(TimeSpan.FromMinutes(3));
    }

    /// <summary>The value of an expression; a promise is awaited.</summary>
    public async Task<T> EvaluateAsync<T>(string expression)
    {
        var answer = await SendAsync(
            "Runtime.evaluate",
            new JsonObject { ["expression"] = expression, ["returnByValue"] = true, ["awaitPromise"] = true });
        if (answer.TryGetProperty("exceptionDetails", out var exception))
            throw new InvalidOperationException(exception.ToString());
        var result = answer.GetProperty("result");
        return result.TryGetProperty("value", out var value) ? value.Deserialize<T>()! : default!;
    }

    /// <summary>Presses and releases a key: Tab, Enter, ArrowDown, or one character.</summary>
    public async Task PressAsync(string key)
    {
        var (code, text) = key switch
        {
            "Tab" => (9, ""),
            "Enter" => (13, "\r"),
            "ArrowDown" => (40, ""),
            " " => (32, " "),
            _ => (char.ToUpperInvariant(key[0]), key),
        };
        foreach (var type in new[] { "keyDown", "keyUp" })
        {
            var pressed = new JsonObject { ["type"] = type, ["key"] = key, ["windowsVirtualKeyCode"] = code };
            if (text.Length > 0 && type == "keyDown")
                pressed["text"] = text;
            await SendAsync("Input.dispatchKeyEvent", pressed);
        }
    }

    /// <summary>The width of the window in pixels, and the preferred colour scheme.</summary>
    public async Task LookAsync(int width, bool isDark)
    {
        await SendAsync(
            "Emulation.setDeviceMetricsOverride",
            new JsonObject { ["width"] = width, ["height"] = 1000, ["deviceScaleFactor"] = 1, ["mobile"] = false });
        var feature = new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = isDark ? "dark" : "light" };
        await SendAsync("Emulation.setEmulatedMedia", new JsonObject { ["features"] = new JsonArray(feature) });
    }

    /// <summary>Writes a screenshot as a PNG file.</summary>
    public async Task PhotographAsync(string path)
    {
        var picture = await SendAsync("Page.captureScreenshot", new JsonObject { ["format"] = "png" });
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path, picture.GetProperty("data").GetBytesFromBase64());
    }

    /// <summary>Handles an event of the browser.</summary>
    public void Take(string name, JsonElement parameters)
    {
        switch (name)
        {
            case "Page.loadEventFired":
                _loaded.TrySetResult();
                break;
            case "Network.requestWillBeSent":
                _requests.Enqueue(parameters.GetProperty("request").GetProperty("url").GetString()!);
                break;
            case "Page.javascriptDialogOpening":
                _dialogs.Enqueue(parameters.GetProperty("message").GetString()!);
                _ = SendAsync("Page.handleJavaScriptDialog", new JsonObject { ["accept"] = true });
                break;
            case "Runtime.exceptionThrown":
                _faults.Enqueue(parameters.GetProperty("exceptionDetails").ToString());
                break;
            case "Log.entryAdded":
                var entry = parameters.GetProperty("entry");
                _faults.Enqueue(string.Create(
                    CultureInfo.InvariantCulture, $"{entry.GetProperty("level")}: {entry.GetProperty("text")}"));
                break;
        }
    }
}
