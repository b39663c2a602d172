namespace LinkTools.Core.Checking;

/// <summary>The method of the request that decided.</summary>
internal enum AskedBy : byte
{
    /// <summary>None: the answer came from the disk, or there was no request.</summary>
    None,
    Head,
    Get,
}
