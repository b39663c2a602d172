using LinkTools.Core.Frontiers;
using LinkTools.Core.Pages;
using LinkTools.Core.Sitemaps;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Crawling;

/// <summary>Adds the pages that sitemaps list, while the sitemaps are arriving.</summary>
internal sealed class SitemapSeeds(
    SitemapWalker walker, IFrontier frontier, LinkFollower follower, ResultStream results)
{
    /// <summary>Reads the sitemaps of a site.</summary>
    /// <param name="site">A page of the site.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task AddAsync(WebUrl site, CancellationToken stop)
    {
        await foreach (var item in walker.WalkAsync(WebUrl.Parse("/", site)!, stop).ConfigureAwait(false))
        {
            List<string> warnings = item.Warning is { } warning ? [warning] : [];
            if (item.Failure is { } failure)
                warnings.Add($"A sitemap could not be read completely: {failure.Message}");
            else if (item.Page is { } page && WebUrl.Parse(page.Url) is { } url
                && follower.Consider(new FoundPage(url, 0) { FoundOn = item.AddressClass }, warnings) is { } found)
                await frontier.AddAsync(null, [found], stop).ConfigureAwait(false);
            if (warnings.Count > 0 || item.Note is not null)
                await results.WritePartAsync(
                    new PageResult
                    {
                        Request = PageRequest.ForUrl(item.Document),
                        Outcome = PageOutcome.Arriving,
                        Warnings = warnings,
                        Notes = item.Note is { } note ? [note] : [],
                    },
                    stop).ConfigureAwait(false);
        }
    }
}
