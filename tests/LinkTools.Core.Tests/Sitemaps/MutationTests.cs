using System.Text;
using LinkTools.Core.Sitemaps;

namespace LinkTools.Core.Tests.Sitemaps;

/// <summary>Randomly damaged documents: only the documented exception is thrown.</summary>
public sealed class MutationTests
{
    private const string Pieces = "<>&;\"'/=!-[]?#x \n\0\u0001\uFEFF";

    private static readonly string[] Seeds =
    [
        Sitemap.UrlSet(
            "<url><loc>http://a/1</loc><image:image><image:loc>/i</image:loc></image:image></url><!-- & "
            + "--><url><loc><![CDATA[http://a/2?a&b]]></loc><priority>1</priority></url>"
            + "<url><loc>http://a/3?a&amp;b&#x20;</loc></url>"),
        "<?xml version='1.0'?><rss><channel><item><link>http://a/1</link><pubDate>Wed, 02 Oct 2002 13:00:00 "
            + "GMT</pubDate></item><item><guid>http://a/2</guid></item></channel></rss>",
        "<feed xml:base='/x/'><entry><link href='1'/></entry><entry><link rel='alternate' "
            + "href='2'/><updated>2024-01-01</updated></entry></feed>",
        "http://a/1\r\nhttp://a/2\nhttp://a/3",
        "User-agent: *\nSitemap: http://a/1\nSitemap: /2",
    ];

    [Fact]
    public async Task Hurt_documents_end_in_one_way_and_leniency_loses_nothing()
    {
        var random = new Random(20_240_229);
        for (var round = 0; round < 4_000; round++)
        {
            var bytes = Hurt(Encoding.UTF8.GetBytes(Seeds[random.Next(Seeds.Length)]), random);
            if (random.Next(8) == 0)
                bytes = Hurt(Sitemap.Gzip(bytes), random);

            // The text of damaged gzip depends on where it is cut off.
            var size = random.Next(1, 200);
            var strict = await Sitemap.ReadAsync(new CutStream(bytes, size));
            var lenient = await Sitemap.ReadAsync(new CutStream(bytes, size), new SitemapLimits { IsLenient = true });
            var text = Convert.ToBase64String(bytes);
            Assert.Equal(
                (text, string.Join(' ', strict.Urls)),
                (text, string.Join(' ', lenient.Urls.Take(strict.Entries.Count))));
            Assert.True(strict.Fault is not null || strict.Entries.Count == lenient.Entries.Count, text);
        }
    }

    private static byte[] Hurt(byte[] bytes, Random random)
    {
        var hurt = bytes.ToList();
        for (var count = random.Next(4); count > 0 && hurt.Count > 0; count--)
        {
            var at = random.Next(hurt.Count);
            switch (random.Next(4))
            {
                case 0:
                    hurt[at] = (byte)random.Next(256);
                    break;
                case 1:
                    hurt.InsertRange(at, Encoding.UTF8.GetBytes([Pieces[random.Next(Pieces.Length)]]));
                    break;
                case 2:
                    hurt.RemoveRange(at, Math.Min(hurt.Count - at, random.Next(1, 9)));
                    break;
                default:
                    hurt.InsertRange(
                        at,
                        hurt.GetRange(random.Next(at + 1), Math.Min(hurt.Count - at, random.Next(1, 40))).ToArray());
                    break;
            }
        }

        return [.. hurt];
    }
}
