using LinkTools.Core.Http;
using LinkTools.Core.Robots;

namespace LinkTools.Core.Frontiers;

/// <summary>What the processes that share a crawl know together, besides its pages.</summary>
internal interface ISharedCrawl
{
    /// <summary>The pauses between requests to one host, over all of them.</summary>
    ISharedPace Pace { get; }

    /// <summary>The robots.txt files that they have read.</summary>
    ISharedRobots Robots { get; }

    /// <summary>What the URLs answered that they have checked.</summary>
    ISharedAnswers Answers { get; }
}
