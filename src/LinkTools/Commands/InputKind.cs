namespace LinkTools.Commands;

/// <summary>What an object of the pipeline is to a command that reads pages.</summary>
internal enum InputKind
{
    /// <summary>None of the others.</summary>
    Unknown,

    /// <summary>Nothing: null.</summary>
    Nothing,

    /// <summary>Text, as somebody typed it or as a program wrote it.</summary>
    Text,

    /// <summary>A URL that an object names, which must be absolute.</summary>
    Url,

    /// <summary>A link of this module.</summary>
    Link,

    /// <summary>An item of a provider, by its PowerShell path.</summary>
    Path,

    /// <summary>What Invoke-WebRequest gave.</summary>
    Response,

    /// <summary>A byte, or an array of bytes.</summary>
    Bytes,
}
