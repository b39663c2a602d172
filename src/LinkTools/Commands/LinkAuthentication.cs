namespace LinkTools.Commands;

/// <summary>How a credential is sent.</summary>
public enum LinkAuthentication
{
    /// <summary>-Credential is sent only when a server asks.</summary>
    None,

    /// <summary>-Credential, with every request (RFC 7617).</summary>
    Basic,

    /// <summary>-Token, with every request (RFC 6750).</summary>
    Bearer,

    /// <summary>The same as Bearer.</summary>
    OAuth,
}
