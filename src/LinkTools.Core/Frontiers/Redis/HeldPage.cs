namespace LinkTools.Core.Frontiers.Redis;

/// <summary>A page that this worker has claimed, and that the server does not know to be completed.</summary>
internal sealed class HeldPage(FrontierPage page, byte[] entry)
{
    public FrontierPage Page { get; } = page;

    /// <summary>The page as it stood in its list.</summary>
    public byte[] Entry { get; } = entry;

    /// <summary>What the server will receive about the pages it leads to, together with its release.</summary>
    public List<TurnPart> Found { get; } = [];

    /// <summary>True once its release is on its way: what it gave may be completed.</summary>
    public bool IsReleased { get; set; }

    /// <summary>Its completion, where that came before the release; null for none.</summary>
    public TurnPart? Completion { get; set; }
}
