using System.Globalization;
using System.Runtime.InteropServices;
using LinkTools.TestSite;
using LinkTools.TestSite.Hostile;

// Started by hand, it is a site for trying things without a network. Tests in another process start it, too.
await using var hostile = args.Contains("--hostile") ? HostileServer.Start() : null;
await using var site = await Site.StartAsync(new SiteOptions
{
    Listen = (Argument("--urls") ?? "http://127.0.0.1:0").Split(';'),
    Directory = Argument("--directory"),
    HasSampleSite = true,
    KeepsLog = args.Contains("--log"),
    OffersControls = args.Contains("--log"),
    Scenarios = hostile?.Scenarios ?? [],
});
var delay = TimeSpan.FromMilliseconds(int.Parse(Argument("--delay") ?? "0", CultureInfo.InvariantCulture));
var header = Argument("--header")?.Split(':', 2, StringSplitOptions.TrimEntries);
if (delay > TimeSpan.Zero || header is not null)
{
    site.Intercept(async (context, next) =>
    {
        if (header is not null)
            context.Response.Headers[header[0]] = header[^1];
        await Task.Delay(delay, context.RequestAborted);
        await next(context);
    });
}

Console.WriteLine($"The test site listens at {site.BaseUrl}");
foreach (var url in site.BaseUrls.Skip(1))
    Console.WriteLine($"  and at {url}");
string[] samples =
[
    "/", "/page/1", "/links/50", "/delay/2000", "/status/404", "/redirect/3", "/endless", "/harbour/", "/robots.txt",
    "/harbour/bad-index.xml",
];
foreach (var path in Argument("--directory") is null ? samples : [])
    Console.WriteLine($"  {site.Url(path)}");
foreach (var scenario in hostile?.Scenarios ?? [])
    Console.WriteLine($"  {scenario.Url}  {scenario.Name}");
Console.WriteLine("Ctrl+C ends it.");

var ended = new TaskCompletionSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    ended.TrySetResult();
};
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
{
    context.Cancel = true;
    ended.TrySetResult();
});
if (args.Contains("--until-closed"))
{
    // The process that started this one holds the other end. When it is killed, this process ends, too.
    _ = Task.Run(() =>
    {
        while (Console.In.Read() >= 0)
        {
        }

        ended.TrySetResult();
    });
}

await ended.Task;
return 0;

string? Argument(string name)
{
    var index = Array.IndexOf(args, name);
    return index >= 0 && index + 1 < args.Length ? args[index + 1] : null;
}
