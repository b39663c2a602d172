namespace LinkTools.Core.Urls;

/// <summary>
/// Where the parts of a serialised URL are, in UTF-16 code units: <c>scheme ":" ["//" [username [":" password] "@"]
/// host [":" port]] path ["?" query] ["#" fragment]</c>.
/// </summary>
internal struct UrlComponents
{
    /// <summary>The colon after the scheme.</summary>
    public int SchemeEnd;

    /// <summary>The end of the user name; equal to its start if there is none.</summary>
    public int UsernameEnd;

    /// <summary>The first character of the host, after any '@'.</summary>
    public int HostStart;

    /// <summary>The end of the host, before any port.</summary>
    public int HostEnd;

    /// <summary>The port as written in the URL; -1 if there is none or it is the scheme's default.</summary>
    public int Port;

    /// <summary>The first character of the path.</summary>
    public int PathStart;

    /// <summary>The '?'; -1 if there is no query.</summary>
    public int QueryStart;

    /// <summary>The '#'; -1 if there is no fragment.</summary>
    public int FragmentStart;

    /// <summary>Whether there is an authority, possibly an empty one.</summary>
    public bool HasHost;

    /// <summary>Whether the path is one opaque string, as in <c>mailto:a@b</c>.</summary>
    public bool HasOpaquePath;
}
