using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace LinkTools.TestSite;

/// <summary>
/// The requests by which a test in another process controls a site: paths that begin with an underscore, and are not
/// logged.
/// </summary>
internal sealed class Controls(Site site, Gates gates, SiteOptions options)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(40);

    // The limit is 250 ms. Work that was left behind would last half a minute, so a busy machine gets a generous
    // margin.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Answers the request; false if it is a request for a page.</summary>
    public async Task<bool> HandleAsync(HttpContext context)
    {
        var name = context.Request.Query["name"].ToString();
        switch (context.Request.Path.Value)
        {
            case "/_about":
                await context.Response.WriteAsJsonAsync(new { urls = site.BaseUrls, scenarios = options.Scenarios });
                break;
            case "/_log":
                await context.Response.WriteAsJsonAsync(Log(context.Request.Query.ContainsKey("full")));
                break;
            case "/_quiet":
                await context.Response.WriteAsJsonAsync(await WatchAsync(context.RequestAborted));
                break;
            case "/_wait":
                await site.WaitForRequestAsync(context.Request.Query["target"].ToString(), context.RequestAborted);
                break;
            case "/_release":
                gates.Release(name);
                break;
            case "/_pages":
                foreach (var page in await context.Request.ReadFromJsonAsync<PageScript[]>() ?? [])
                    site.Map(page.Host + page.Path, request => page.SendAsync(request, gates));
                break;
            case "/_reset":
                site.Unmap();
                gates.ReleaseAll();
                site.Log.Clear();
                break;
            case "/_clear":
                site.Log.Clear();
                break;
            default:
                return false;
        }

        return true;
    }

    private object Log(bool isFull) => new
    {
        open = site.Log.Open,
        peak = site.Log.Peak,
        count = site.Log.Count,
        targets = site.Log.Targets,
        entries = isFull ? site.Log.Entries.Select(Show) : [],
    };

    private static object Show(RequestEntry entry) => new
    {
        entry.Time,
        entry.Method,
        entry.Target,
        entry.Host,
        entry.LocalPort,
        entry.Protocol,
        tls = entry.Tls?.ToString(),
        entry.ClientCertificate,
        entry.Headers,
    };

    /// <summary>
    /// Waits until nothing is in flight and nothing new has come for a while. The server learns of a closed connection,
    /// and of a request on its way, a moment after the client has ended.
    /// </summary>
    private async Task<object> WatchAsync(CancellationToken stop)
    {
        var since = Stopwatch.StartNew();
        long before;
        do
        {
            before = site.Log.Count;
            await Task.Delay(Pause, stop);
        }
        while ((site.Log.Open > 0 || site.Log.Count != before) && since.Elapsed < Patience);
        return new { open = site.Log.Open, came = site.Log.Count - before, count = site.Log.Count };
    }
}
