using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace LinkTools.TestSite;

/// <summary>A real HTTP server on loopback with known pages and links. Each instance has its own free port.</summary>
public sealed class Site : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Gates _gates = new();
    private readonly ConcurrentDictionary<string, RequestDelegate> _mapped = new(StringComparer.Ordinal);
    private Func<HttpContext, RequestDelegate, Task>? _interceptor;

    private Site(SiteOptions options)
    {
        Log = new RequestLog(options.KeepsLog);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls([.. options.Listen]);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.ConfigureHttpsDefaults(https =>
            {
                https.ServerCertificate = Certificates.SelfSigned;
                https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
                https.AllowAnyClientCertificate();
            });
            kestrel.AddServerHeader = false;
            kestrel.Limits.MinResponseDataRate = null;
        });
        _app = builder.Build();
        if (options.OffersControls)
        {
            var controls = new Controls(this, _gates, options);
            _app.Use(async (context, next) =>
            {
                if (!await controls.HandleAsync(context))
                    await next(context);
            });
        }

        _app.Use((context, next) => Log.RecordAsync(context, _ => next(context)));
        _app.Use(
            (context, next) =>
            _interceptor is { } interceptor ? interceptor(context, _ => next(context)) : next(context));
        _app.Use((context, next) => Find(context.Request)?.Invoke(context) ?? next(context));
        if (options.Directory is { } directory)
        {
            var files = new FileServerOptions { FileProvider = new PhysicalFileProvider(Path.GetFullPath(directory)) };
            // Most web servers serve any file in their folder.
            files.StaticFileOptions.ServeUnknownFileTypes = true;
            _app.UseFileServer(files);
            return;
        }

        _app.UseRouting();
        Routes.Map(_app, _gates);
        if (options.HasSampleSite)
            SampleSite.Map(_app);
    }

    /// <summary>The first address, without a slash at its end, e.g. <c>http://127.0.0.1:40123</c>.</summary>
    public string BaseUrl => BaseUrls[0];

    /// <summary>Every address, in the order of <see cref="SiteOptions.Listen"/>.</summary>
    public IReadOnlyList<string> BaseUrls => [.. _app.Urls.Select(url => url.TrimEnd('/'))];

    /// <summary>The log of requests.</summary>
    public RequestLog Log { get; }

    /// <summary>Requests that are in flight now.</summary>
    public int OpenRequests => Log.Open;

    /// <summary>
    /// The most requests in flight at once since the start or the last <see cref="RequestLog.Clear"/>.
    /// </summary>
    public int PeakOpenRequests => Log.Peak;

    /// <summary>Starts a site.</summary>
    public static async Task<Site> StartAsync(SiteOptions? options = null)
    {
        var site = new Site(options ?? new SiteOptions());
        await site._app.StartAsync();
        return site;
    }

    /// <summary>The absolute URL of a path that begins with a slash.</summary>
    public string Url(string path) => BaseUrl + path;

    /// <summary>The most requests in flight at once for one host name.</summary>
    public int PeakOpenFor(string host) => Log.PeakOf(host);

    /// <summary>Releases the responses that are held back under a name.</summary>
    public void Release(string name) => _gates.Release(name);

    /// <summary>Releases all responses that are held back.</summary>
    public void ReleaseAll() => _gates.ReleaseAll();

    /// <summary>Answers one exact path as the test says; for one host only, if its name precedes the slash.</summary>
    public void Map(string path, RequestDelegate handler) => _mapped[path] = handler;

    /// <summary>Removes every page that a test has added.</summary>
    public void Unmap() => _mapped.Clear();

    /// <summary>
    /// Answers every request as the test says; requests that it does not answer are handled as usual.
    /// </summary>
    public void Intercept(Func<HttpContext, RequestDelegate, Task> interceptor) => _interceptor = interceptor;

    /// <summary>Answers a request with a page.</summary>
    public static Task SendAsync(HttpContext context, string html) => Routes.Send(context, html);

    /// <summary>Answers one exact path with plain text.</summary>
    public void MapText(string path, string text) =>
        Map(path, context => Routes.Send(context, text, "text/plain; charset=utf-8"));

    /// <summary>Waits until a condition is true, checking now and then; fails after a minute.</summary>
    public static async Task WaitUntilAsync(Func<bool> isTrue)
    {
        for (var i = 0; !isTrue(); i++)
        {
            if (i > 6_000)
                throw new TimeoutException("What was waited for did not come.");
            await Task.Delay(10);
        }
    }

    /// <summary>Answers one exact path with a page.</summary>
    public void MapHtml(string path, string html) => Map(path, context => Routes.Send(context, html));

    /// <summary>The links of <c>/page/{n}</c>, in document order.</summary>
    public IReadOnlyList<KnownLink> KnownLinks(string path) =>
        [.. Pages.LinksOf(BaseUrl, int.Parse(path["/page/".Length..], CultureInfo.InvariantCulture))];

    /// <summary>
    /// Waits for a request for <paramref name="target"/> (path and query), which may have come already.
    /// </summary>
    public async Task WaitForRequestAsync(string target, CancellationToken stop)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look(RequestEntry entry)
        {
            if (entry.Target == target)
                seen.TrySetResult();
        }

        Log.Arrived += Look;
        try
        {
            foreach (var entry in Log.Entries)
                Look(entry);
            await seen.Task.WaitAsync(TimeSpan.FromMinutes(1), stop);
        }
        finally
        {
            Log.Arrived -= Look;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _gates.ReleaseAll();
        // Clients that are still reading are disconnected at once, because a test that has ended must not wait.
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private RequestDelegate? Find(HttpRequest request)
    {
        var path = request.Path.Value ?? "";
        return _mapped.TryGetValue(request.Host.Host + path, out var handler) || _mapped.TryGetValue(path, out handler)
            ? handler : null;
    }
}
