namespace LinkTools.TestSite.Hostile;

/// <summary>One thing that a server should not do.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Url">Where.</param>
/// <param name="Expected">The id of the error a reader should get; null when the page can be read all the same.</param>
public sealed record HostileScenario(string Name, string Url, string? Expected)
{
    /// <summary>True when only a reader that asks for HTTP/2 and trusts any certificate sees the point.</summary>
    public bool NeedsHttp2 { get; init; }

    public override string ToString() => Name;
}
