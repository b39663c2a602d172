namespace LinkTools.Commands;

/// <summary>How a command that reads pages understands an object of the pipeline.</summary>
internal enum InputKind
{
    /// <summary>None of the others.</summary>
    Unknown,

    /// <summary>Nothing: null.</summary>
    Nothing,

    /// <summary>Text, as somebody typed it or as a program wrote it.</summary>
    Text,

    /// <summary>A URL in a property of an object, which must be absolute.</summary>
    Url,

    /// <summary>A link of this module.</summary>
    Link,

    /// <summary>An item of a PowerShell provider, by its path.</summary>
    Path,

    /// <summary>A response of Invoke-WebRequest.</summary>
    Response,

    /// <summary>A byte, or an array of bytes.</summary>
    Bytes,
}
