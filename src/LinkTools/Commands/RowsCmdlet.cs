using System.Management.Automation;
using System.Text;
using LinkTools.Core.Output.Rows;

namespace LinkTools.Commands;

/// <summary>
/// The parameters of cmdlets that can write their objects to a file. Names and meanings are those of Export-Csv.
/// </summary>
public abstract class RowsCmdlet : FetchCmdlet
{
    /// <summary>The file that the rows are written to; the extension decides the format.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    /// <summary>Adds to the existing file.</summary>
    [Parameter]
    public SwitchParameter Append { get; set; }

    /// <summary>Does not replace an existing file.</summary>
    [Parameter]
    [Alias("NoOverwrite")]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>The encoding of the file.</summary>
    [Parameter]
    [EncodingTransformation]
    [ArgumentCompleter(typeof(EncodingCompleter))]
    [ValidateNotNull]
    public Encoding? Encoding { get; set; }

    /// <summary>Puts an apostrophe before text that a spreadsheet would take for a formula.</summary>
    [Parameter]
    public SwitchParameter EscapeFormula { get; set; }

    /// <summary>Also returns the objects that are written to the file.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>True if -WhatIf or the answer to -Confirm says that nothing is to be done.</summary>
    private protected bool IsDeclined { get; private set; }

    /// <summary>
    /// True if somebody may read the verbose and debug streams; otherwise their messages are not made.
    /// </summary>
    private protected bool IsTalkative =>
        Given.IsUsed(this, "Verbose") || Given.IsUsed(this, "Debug")
        || IsShown("VerbosePreference") || IsShown("DebugPreference");

    /// <summary>
    /// Checks the parameters against each other and returns the file; null if there is none. Call it last, because it
    /// may ask the user.
    /// </summary>
    /// <param name="columns">The columns of the rows.</param>
    /// <param name="action">What is done to the file, for -WhatIf.</param>
    private protected RowFileSettings? BuildRowFile(IReadOnlyList<string> columns, string action)
    {
        var lone = OutFile is not null ? null
            : new[] { nameof(Append), nameof(NoClobber), nameof(Encoding), nameof(EscapeFormula), nameof(PassThru) }
                .FirstOrDefault(name => Given.IsUsed(this, name));
        Check(lone is not null, ErrorId.OutFileNotSpecified, $"-{lone} needs -OutFile.", lone);
        if (OutFile is null)
            return null;
        var path = ResolveOutFile(OutFile);
        if (!RowFileName.TryParse(path, out var name))
        {
            Check(
                true, ErrorId.UnknownOutFileFormat,
                $"The extension of '{OutFile}' is not that of a format. Use one of "
                + $"{RowFileName.Endings}.",
                OutFile);
        }

        Check(
            EscapeFormula && name!.Format != RowFormat.Csv, ErrorId.OutFileConflict,
            "-EscapeFormula is for .csv files, which spreadsheets open. Leave it out, or give a name that ends in "
            + ".csv.",
            OutFile);
#pragma warning disable SYSLIB0001 // Needed only to warn about it.
        if (Encoding is UTF7Encoding)
            WriteWarning("The encoding UTF-7 is obsolete: use UTF-8.");
#pragma warning restore SYSLIB0001
        IsDeclined = !ShouldProcess(path, action);
        return IsDeclined ? null : new RowFileSettings
        {
            Path = path,
            Name = name!,
            Columns = columns,
            Appends = Append,
            KeepsExisting = NoClobber,
            Encoding = Encoding,
            EscapesFormulas = EscapeFormula,
            // The culture of the pipeline, as for Export-Csv; rows are made on other threads.
            Culture = System.Globalization.CultureInfo.CurrentCulture,
        };
    }

    private bool IsShown(string preference) =>
        GetVariableValue(preference) is { } value
        && LanguagePrimitives.TryConvertTo<ActionPreference>(value, out var action)
        && action is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);

    private string ResolveOutFile(string given)
    {
        try
        {
            var path = SessionState.Path.GetUnresolvedProviderPathFromPSPath(given, out var provider, out _);
            Check(
                !FilePaths.IsFileSystem(provider), ErrorId.PathNotFile,
                $"'{given}' is an item of {provider.Name}, and -OutFile needs a file.", given);
            return System.IO.Path.GetFullPath(path);
        }
        catch (Exception exception) when (Errors.IsPathFault(exception))
        {
            ThrowTerminatingError(Errors.Path(exception, given));
            throw;
        }
    }
}
