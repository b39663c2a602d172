namespace LinkTools.Core.Http.Cookies;

/// <summary>A stored cookie (RFC 6265, 5.3). Name and value hold bytes, one in each character.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value, with its quotes and commas.</param>
/// <param name="Domain">The host or domain, in lower case and without a leading dot.</param>
/// <param name="Path">The path that it is sent to.</param>
internal sealed record StoredCookie(string Name, string Value, string Domain, string Path)
{
    /// <summary>True if it is sent only to the host of its domain, and to no host below.</summary>
    public bool IsHostOnly { get; init; }

    /// <summary>True if it is sent only over https.</summary>
    public bool IsSecure { get; init; }

    /// <summary>True if scripts cannot read it.</summary>
    public bool IsHttpOnly { get; init; }

    /// <summary>When it expires; null for the end of the session.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>
    /// Its place in the order in which cookies came. A cookie that replaces another one takes its place.
    /// </summary>
    public long Order { get; init; }

    /// <summary>True for a cookie that <paramref name="other"/> replaces.</summary>
    public bool IsSameAs(StoredCookie other) =>
        Name == other.Name && Path == other.Path && Domain == other.Domain;
}
