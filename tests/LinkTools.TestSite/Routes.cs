using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LinkTools.TestSite;

/// <summary>The routes of ordinary pages: content, delays, statuses, redirects, encodings.</summary>
internal static class Routes
{
    private const string Html = "text/html; charset=utf-8";
    private static readonly byte[] Flat = Encoding.UTF8.GetBytes(
        "<!DOCTYPE html><a href=\"/a\">a</a> <a href=\"b\">b</a> <a href=\"https://c.example/\">c</a>");
    private static readonly byte[] Gif = Convert.FromBase64String("R0lGODlhAQABAAAAACw=");

    public static void Map(WebApplication app, Gates gates)
    {
        app.MapGet("/", context => Send(context, Pages.Index));
        app.MapGet("/page/{n:int}", (HttpContext context, int n) => Send(context, Pages.Page(n)));
        app.MapGet("/page/{n:int}/{i:int}", (HttpContext context, int n, int i) => Send(context, Pages.Page(n + i)));
        app.MapGet("/links/{count:int}", (HttpContext context, int count) => Send(context, Pages.Links(count)));
        app.MapGet("/flat/{n:int}", static context =>
        {
            context.Response.ContentType = Html;
            context.Response.ContentLength = Flat.Length;
            return context.Response.Body.WriteAsync(Flat).AsTask();
        });
        app.MapGet("/size/{bytes:int}", (HttpContext context, int bytes) => Send(context, Pages.Sized(bytes)));
        app.MapGet("/delay/{ms:int}", async (HttpContext context, int ms) =>
        {
            await Task.Delay(ms, context.RequestAborted);
            await Send(context, Pages.Page(ms));
        });
        app.MapGet("/held/{name}", async (HttpContext context, string name) =>
        {
            await gates.WaitAsync(name, context.RequestAborted);
            await Send(context, Pages.Page(1));
        });
        app.MapGet("/held-body/{name}", async (HttpContext context, string name) =>
        {
            var page = Pages.Page(1);
            context.Response.ContentType = Html;
            await context.Response.WriteAsync(page[..(page.Length / 2)], context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await gates.WaitAsync(name, context.RequestAborted);
            await context.Response.WriteAsync(page[(page.Length / 2)..], context.RequestAborted);
        });
        MapAnswers(app);
        Login.Map(app);
        LargePages.Map(app);
        MapEndless(app);
        MapEncodings(app);
    }

    public static Task Send(HttpContext context, string html, string? contentType = Html)
    {
        var bytes = Encoding.UTF8.GetBytes(html);
        context.Response.ContentType = contentType;
        context.Response.ContentLength = bytes.Length;
        return context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }

    private static void MapAnswers(WebApplication app)
    {
        app.MapGet("/status/{code:int}", (HttpContext context, int code) =>
        {
            context.Response.StatusCode = code;
            return Send(context, Pages.Page(code));
        });
        app.MapGet(
            "/redirect/{n:int}",
            (HttpContext context, int n) => context.Response.Redirect(n <= 1 ? "/page/0" : $"/redirect/{n - 1}"));
        app.MapGet("/redirect-to", (HttpContext context, string url, int? code) =>
        {
            context.Response.StatusCode = code ?? 302;
            context.Response.Headers.Location = url;
        });
        app.MapGet("/loop", (HttpContext context) => context.Response.Redirect("/loop"));
        app.MapGet("/headers", (HttpContext context) => Send(context, string.Concat(
            context.Request.Headers.Select(
                h =>
                "<p><a "
                + $"href=\"/header/{WebUtility.UrlEncode(h.Key)}\">"
                + $"{WebUtility.HtmlEncode($"{h.Key}: {h.Value}")}</a>"))));
        app.MapGet("/set-cookie/{value}", (HttpContext context, string value) =>
        {
            context.Response.Cookies.Append("flavour", value);
            return Send(context, Pages.Page(1));
        });
        app.MapGet("/secret", (HttpContext context) =>
        {
            // "user" and "pass", RFC 7617.
            if (context.Request.Headers.Authorization != "Basic dXNlcjpwYXNz")
            {
                context.Response.StatusCode = 401;
                context.Response.Headers.WWWAuthenticate = "Basic realm=\"secret\"";
                return Task.CompletedTask;
            }

            return Send(context, Pages.Page(1));
        });
        app.MapGet("/client-certificate", (HttpContext context) =>
        {
            context.Response.StatusCode = context.Connection.ClientCertificate is null ? 403 : 200;
            return Send(context, Pages.Page(1));
        });
        app.MapGet("/empty", (HttpContext context) => Send(context, ""));
        app.MapGet("/text", (HttpContext context) => Send(context, "no <a href=x>links</a> here", "text/plain"));
        app.MapGet("/no-type", (HttpContext context) => Send(context, "<!DOCTYPE html><a href=x>sniffed</a>", null));
        app.MapGet("/image", (HttpContext context) =>
        {
            context.Response.ContentType = "image/gif";
            return context.Response.Body.WriteAsync(Gif).AsTask();
        });
    }

    private static void MapEndless(WebApplication app)
    {
        app.MapGet("/endless", async (HttpContext context) =>
        {
            context.Response.ContentType = Html;
            var piece = Encoding.UTF8.GetBytes(
                string.Concat(Enumerable.Repeat("<p><a href=/page/1>for ever</a>\n", 500)));
            while (!context.RequestAborted.IsCancellationRequested)
                await context.Response.Body.WriteAsync(piece, context.RequestAborted);
        });
        app.MapGet("/trickle", async (HttpContext context, int ms) =>
        {
            context.Response.ContentType = Html;
            for (var i = 0; ; i++)
            {
                await context.Response.Body.WriteAsync(
                    Encoding.ASCII.GetBytes("<a href=x>t</a> "[(i % 16)..((i % 16) + 1)]), context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await Task.Delay(ms, context.RequestAborted);
            }
        });
    }

    private static void MapEncodings(WebApplication app)
    {
        MapCompressed("gzip", static stream => new GZipStream(stream, CompressionLevel.Fastest));
        MapCompressed("deflate", static stream => new ZLibStream(stream, CompressionLevel.Fastest));
        MapCompressed("br", static stream => new BrotliStream(stream, CompressionLevel.Fastest));
        app.MapGet("/charset/{label}", (HttpContext context, string label) =>
        {
            var encoding = CodePagesEncodingProvider.Instance.GetEncoding(label) ?? Encoding.GetEncoding(label);
            context.Response.ContentType = string.Create(CultureInfo.InvariantCulture, $"text/html; charset={label}");
            return context.Response.Body.WriteAsync(
                encoding.GetBytes("<a href=/page/1>Grüße, Привет, 読書</a>")).AsTask();
        });

        void MapCompressed(string name, Func<Stream, Stream> compress) =>
            app.MapGet($"/{name}", async (HttpContext context) =>
        {
            context.Response.ContentType = Html;
            context.Response.Headers.ContentEncoding = name;
            await using var compressed = compress(context.Response.Body);
            await compressed.WriteAsync(Encoding.UTF8.GetBytes(Pages.Page(0)), context.RequestAborted);
        });
    }
}
