using System.Management.Automation;

namespace LinkTools.Pipeline;

/// <summary>The stream that a record is for.</summary>
internal enum RecordKind
{
    /// <summary>A list of objects, written one by one.</summary>
    Objects,
    Error,
    Warning,
    Verbose,
    Debug,

    /// <summary>For the information stream.</summary>
    Information,

    /// <summary>Nothing to write; it marks that all records before it have been written.</summary>
    Mark,
}

/// <summary>One thing that the pipeline thread writes. It is data, never a delegate.</summary>
internal readonly record struct StreamRecord(RecordKind Kind, object Value)
{
    public static StreamRecord Objects<T>(IReadOnlyList<T> objects) where T : class => new(RecordKind.Objects, objects);

    public static StreamRecord Error(ErrorRecord error) => new(RecordKind.Error, error);

    public static StreamRecord Warning(string text) => new(RecordKind.Warning, text);

    public static StreamRecord Verbose(string text) => new(RecordKind.Verbose, text);

    public static StreamRecord Information(object value) => new(RecordKind.Information, value);

    public static StreamRecord Mark(object value) => new(RecordKind.Mark, value);

    public static StreamRecord Debug(string text) => new(RecordKind.Debug, text);
}
