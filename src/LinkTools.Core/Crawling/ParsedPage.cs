namespace LinkTools.Core.Crawling;

/// <summary>What reading a body gave.</summary>
internal sealed record ParsedPage(IReadOnlyList<PageLink> Links, long Bytes, string Charset);
