namespace LinkTools.TestSite.Hostile;

/// <summary>A fault of a server.</summary>
/// <param name="Name">What the server does.</param>
/// <param name="Url">Its URL.</param>
/// <param name="Expected">The expected error id; null if the page can be read anyway.</param>
public sealed record HostileScenario(string Name, string Url, string? Expected)
{
    /// <summary>True if only a client with HTTP/2 that trusts any certificate meets the fault.</summary>
    public bool NeedsHttp2 { get; init; }

    public override string ToString() => Name;
}
