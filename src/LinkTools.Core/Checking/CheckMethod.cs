namespace LinkTools.Core.Checking;

/// <summary>How a link is requested when the ids of its page are not needed.</summary>
public enum CheckMethod
{
    /// <summary>HEAD, and GET if the answer to HEAD cannot be trusted.</summary>
    Auto,

    /// <summary>HEAD alone.</summary>
    Head,

    /// <summary>GET alone, without reading the body.</summary>
    Get,
}
