namespace LinkTools.Core.Checking;

/// <summary>The method of the request that decided.</summary>
internal enum AskedBy : byte
{
    /// <summary>None: the answer came from the disk, or nobody asked.</summary>
    None,
    Head,
    Get,
}
