namespace LinkTools.Core.Robots;

/// <summary>The robots.txt files that several processes share. Origins are serialised as in the URL Standard.</summary>
internal interface ISharedRobots
{
    /// <summary>
    /// What another process has read, waiting for one that is just reading it; null when this process is to read it.
    /// </summary>
    ValueTask<KeptRobots?> FindAsync(string origin, CancellationToken stop);

    /// <summary>Keeps what was read for a while; nothing where a site has no such file.</summary>
    ValueTask KeepAsync(string origin, byte[] content, TimeSpan life, CancellationToken stop);

    /// <summary>Says that this process could not read it, and another may try.</summary>
    void GiveUp(string origin);
}
