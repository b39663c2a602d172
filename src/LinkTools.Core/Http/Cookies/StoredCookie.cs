namespace LinkTools.Core.Http.Cookies;

/// <summary>A cookie as it is kept (RFC 6265, 5.3). Name and value hold bytes, one in each character.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value, with whatever quotes and commas it came.</param>
/// <param name="Domain">The host or domain, in lower case and without a dot in front.</param>
/// <param name="Path">Where it begins to be sent.</param>
internal sealed record StoredCookie(string Name, string Value, string Domain, string Path)
{
    /// <summary>True where it goes to the host of its domain alone, and to none below.</summary>
    public bool IsHostOnly { get; init; }

    /// <summary>True where it goes over https alone.</summary>
    public bool IsSecure { get; init; }

    /// <summary>True where scripts may not see it.</summary>
    public bool IsHttpOnly { get; init; }

    /// <summary>When it ends; null for the end of the session.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>Its place in the order in which cookies came; one that replaces another takes over its place.</summary>
    public long Order { get; init; }

    /// <summary>True for the cookie that <paramref name="other"/> replaces.</summary>
    public bool IsSameAs(StoredCookie other) =>
        Name == other.Name && Path == other.Path && Domain == other.Domain;
}
