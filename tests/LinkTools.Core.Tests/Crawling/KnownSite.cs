using LinkTools.TestSite;

namespace LinkTools.Core.Tests.Crawling;

/// <summary>
/// Ten thousand pages on three hosts of two registrable domains, whose links follow from a formula. The hosts exist
/// only behind a proxy, the test site, which answers for all of them.
/// </summary>
internal sealed class KnownSite
{
    public const int Count = 10_000;

    public const string Seed = "http://www.example.co.uk/docs/start/0";

    /// <summary>The address of a page.</summary>
    public static string Url(int n)
    {
        var host = (n % 10) switch
        {
            9 => "docs.example.co.uk",
            8 => "other.co.uk",
            _ => "www.example.co.uk",
        };
        var folder = n == 0 ? "docs/start" : (n % 3) switch
        {
            0 => "docs/start/deeper",
            1 => "docs",
            _ => "misc",
        };
        return $"http://{host}/{folder}/{n}";
    }

    /// <summary>The links of a page: their targets, or null for other sites, and their text in the page.</summary>
    public static IEnumerable<KnownSiteLink> Links(int n)
    {
        for (var child = (3 * n) + 1; child <= (3 * n) + 3 && child < Count; child++)
        {
            yield return new KnownSiteLink(child, Url(child));
            yield return new KnownSiteLink(child, Url(child) + "#part");
        }

        yield return new KnownSiteLink((n - 1) / 3, Url((n - 1) / 3));
        var cross = ((n * 7L) + 3) % Count;
        yield return new KnownSiteLink(
            (int)cross,
            Url((int)cross).Replace("http://", "HTTP://", StringComparison.Ordinal)
            .Replace(".uk/", ".uk:80/./", StringComparison.Ordinal));
        yield return new KnownSiteLink(null, $"https://elsewhere.example/{n}");
        yield return new KnownSiteLink(null, $"mailto:page{n}@example.co.uk");
        // Nothing else links to these, so a request for them shows that nofollow was ignored.
        yield return new KnownSiteLink(null, $"http://www.example.co.uk/hidden/{n}", "nofollow");
    }

    public static async Task<Site> StartAsync()
    {
        var site = await Site.StartAsync();
        for (var n = 0; n < Count; n++)
        {
            var links = Links(n).Select(
                link => $"<p><a href=\"{link.Written}\"{(link.Rel is null ? "" : $" rel={link.Rel}")}>x</a>");
            site.MapHtml(new Uri(Url(n)).AbsolutePath, $"<!DOCTYPE html><title>{n}</title>{string.Concat(links)}");
        }

        return site;
    }

    /// <summary>The pages that a crawl reaches, with their depth, by a simple breadth-first search.</summary>
    public static Dictionary<int, int> Reach(int maximumDepth, Func<string, bool> isFollowed)
    {
        var depths = new Dictionary<int, int> { [0] = 0 };
        var queue = new Queue<int>([0]);
        while (queue.TryDequeue(out var n))
        {
            if (depths[n] == maximumDepth)
                continue;
            foreach (var link in Links(n))
            {
                if (link.Target is { } target && isFollowed(Url(target)) && depths.TryAdd(target, depths[n] + 1))
                    queue.Enqueue(target);
            }
        }

        return depths;
    }
}

/// <summary>A link of a known page.</summary>
internal sealed record KnownSiteLink(int? Target, string Written, string? Rel = null);
