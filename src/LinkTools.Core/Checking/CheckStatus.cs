namespace LinkTools.Core.Checking;

/// <summary>The verdict on a link. The names are what users see and filter by; they never change.</summary>
public enum CheckStatus
{
    /// <summary>It works.</summary>
    Ok,

    /// <summary>It works, and every redirect on the way is permanent: the link should point to where it ends.</summary>
    Redirected,

    /// <summary>It works, but a part of the way is not protected as it should be.</summary>
    Insecure,

    /// <summary>The page is there, and the part of it that the link names is not.</summary>
    FragmentMissing,

    /// <summary>What it leads to is not there.</summary>
    Broken,

    /// <summary>No server answered.</summary>
    Unreachable,

    /// <summary>A server or a rule of this machine refused to say.</summary>
    Blocked,

    /// <summary>It cannot, or must not, be asked.</summary>
    Unverified,

    /// <summary>It was left alone on purpose.</summary>
    Skipped,
}
