using LinkTools.TestSite;

// By hand: a site to try things against, without any network.
var urls = Argument("--urls") ?? "http://127.0.0.1:0";
var delay = TimeSpan.FromMilliseconds(int.Parse(Argument("--delay") ?? "0", System.Globalization.CultureInfo.InvariantCulture));
await using var site = await Site.StartAsync(new SiteOptions { Listen = [urls], Directory = Argument("--directory"), HasHarbour = true, KeepsLog = args.Contains("--log"), OffersLog = args.Contains("--log") });
if (delay > TimeSpan.Zero || Argument("--header") is not null)
{
    var header = Argument("--header")?.Split(':', 2, StringSplitOptions.TrimEntries);
    site.Intercept(async (context, next) =>
    {
        if (header is not null)
            context.Response.Headers[header[0]] = header[^1];
        await Task.Delay(delay, context.RequestAborted);
        await next(context);
    });
}

Console.WriteLine($"The test site listens at {site.BaseUrl}");
if (Argument("--directory") is null)
{
    foreach (var path in new[] { "/", "/page/1", "/links/50", "/delay/2000", "/status/404", "/redirect/3", "/endless", "/harbour/", "/robots.txt", "/harbour/bad-index.xml" })
        Console.WriteLine($"  {site.Url(path)}");
}

Console.WriteLine("Ctrl+C ends it.");
var ended = new TaskCompletionSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    ended.TrySetResult();
};
using var terminated = System.Runtime.InteropServices.PosixSignalRegistration.Create(
    System.Runtime.InteropServices.PosixSignal.SIGTERM, context =>
    {
        context.Cancel = true;
        ended.TrySetResult();
    });
await ended.Task;
return 0;

string? Argument(string name)
{
    var index = Array.IndexOf(args, name);
    return index >= 0 && index + 1 < args.Length ? args[index + 1] : null;
}
