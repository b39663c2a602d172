using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace LinkTools.TestSite;

/// <summary>Pages of megabytes that are a few kilobytes when compressed: one piece of HTML, repeated.</summary>
internal static class LargePages
{
    private static readonly Dictionary<string, string> Shapes = new()
    {
        ["div"] = "<div>",
        ["a"] = "<a href=x>",
        ["text"] = "<p>text <a href=x>link</a> more text",
        ["long"] = $"<p><a href={new string('x', 1000)}>link</a>",
    };

    private static readonly ConcurrentDictionary<(string Shape, int Megabytes), byte[]> Packed = new();

    public static void Map(WebApplication app)
    {
        app.MapGet("/large/{shape}/{megabytes:int}/{n:int}", (HttpContext context, string shape, int megabytes) =>
        {
            var page = Packed.GetOrAdd((shape, megabytes), static key => Pack(Shapes[key.Shape], key.Megabytes << 20));
            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.Headers.ContentEncoding = "gzip";
            context.Response.ContentLength = page.Length;
            return context.Response.Body.WriteAsync(page, context.RequestAborted).AsTask();
        });
        app.MapGet(
            "/large/{shape}/{megabytes:int}", (HttpContext context, string shape, int megabytes, int pages) =>
                Routes.Send(context, string.Concat(
                    Enumerable.Range(0, pages).Select(i => $"<a href=/large/{shape}/{megabytes}/{i}>"))));
    }

    private static byte[] Pack(string piece, int bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var text = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(piece, 1000)));
            var count = bytes / piece.Length;
            for (; count >= 1000; count -= 1000)
                gzip.Write(text);
            gzip.Write(text.AsSpan(0, count * piece.Length));
        }

        return packed.ToArray();
    }
}
