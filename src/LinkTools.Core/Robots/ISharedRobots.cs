namespace LinkTools.Core.Robots;

/// <summary>The robots.txt files that several processes share. Origins are serialised as in the URL Standard.</summary>
internal interface ISharedRobots
{
    /// <summary>
    /// What another process has read. Waits if another process is reading it now. Null if this process must read it.
    /// </summary>
    ValueTask<KeptRobots?> FindAsync(string origin, CancellationToken stop);

    /// <summary>Stores what was read for a while; no bytes mean that the site has no such file.</summary>
    ValueTask KeepAsync(string origin, byte[] content, TimeSpan life, CancellationToken stop);

    /// <summary>Says that this process could not read it, so that another may try.</summary>
    void GiveUp(string origin);
}
