namespace LinkTools.Shell.CommandLine;

/// <summary>How objects are shown on standard output.</summary>
internal enum OutputStyle
{
    /// <summary>As PowerShell shows them: by their type's view.</summary>
    Table,

    /// <summary>A property a line.</summary>
    List,

    /// <summary>RFC 4180, a header first.</summary>
    Csv,

    /// <summary>A JSON value a line.</summary>
    Json,

    /// <summary>Not at all, where they go to files.</summary>
    None,
}
