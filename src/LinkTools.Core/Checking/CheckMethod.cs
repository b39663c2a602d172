namespace LinkTools.Core.Checking;

/// <summary>How a link is asked for when its page's ids are not needed.</summary>
public enum CheckMethod
{
    /// <summary>HEAD, and GET where the answer is not to be believed.</summary>
    Auto,

    /// <summary>HEAD alone.</summary>
    Head,

    /// <summary>GET alone, without reading the body.</summary>
    Get,
}
