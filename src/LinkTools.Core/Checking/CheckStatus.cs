namespace LinkTools.Core.Checking;

/// <summary>The status of a link. Users see the names and filter by them, so they never change.</summary>
public enum CheckStatus
{
    /// <summary>It works.</summary>
    Ok,

    /// <summary>It works, and every redirect is permanent: the link should point to the last URL.</summary>
    Redirected,

    /// <summary>It works, but not everything on the way is encrypted or up to date.</summary>
    Insecure,

    /// <summary>The page exists, but not the part of it that the link names.</summary>
    FragmentMissing,

    /// <summary>It leads to nothing.</summary>
    Broken,

    /// <summary>No server answered.</summary>
    Unreachable,

    /// <summary>The server, or a rule of the module, refused.</summary>
    Blocked,

    /// <summary>It cannot be requested, or must not be.</summary>
    Unverified,

    /// <summary>It was skipped on purpose.</summary>
    Skipped,
}
