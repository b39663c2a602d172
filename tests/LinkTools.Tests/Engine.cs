using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace LinkTools.Tests;

/// <summary>A real PowerShell engine with the built module imported, in a runspace of its own.</summary>
internal sealed class Engine : IDisposable
{
    private readonly Runspace _runspace;

    public Engine(bool importModule = true)
    {
        _runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        _runspace.Open();
        if (importModule)
            Run("Import-Module $args[0]", ModuleManifest).ThrowOnError();
    }

    /// <summary>The manifest of the module that the build laid out.</summary>
    public static string ModuleManifest { get; } = BuildFact("ModuleManifest");

    /// <summary>Something that only the build knows: a path.</summary>
    public static string BuildFact(string key) => typeof(Engine).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == key).Value!;

    public void Dispose() => _runspace.Dispose();

    /// <summary>A pipeline that runs <paramref name="script"/>, not yet started.</summary>
    public PowerShell Prepare(string script, params object?[] arguments)
    {
        var shell = PowerShell.Create(_runspace).AddScript(script);
        foreach (var argument in arguments)
            shell.AddArgument(argument);
        return shell;
    }

    /// <summary>Runs a script to its end and keeps what every stream got.</summary>
    public Outcome Run(string script, params object?[] arguments)
    {
        using var shell = Prepare(script, arguments);
        var output = new Collection<PSObject>();
        RuntimeException? terminating = null;
        try
        {
            shell.Invoke(null, output);
        }
        catch (RuntimeException exception)
        {
            terminating = exception;
        }

        return new Outcome(
            output,
            [.. shell.Streams.Error],
            [.. shell.Streams.Verbose.Select(record => record.Message)],
            [.. shell.Streams.Warning.Select(record => record.Message)],
            terminating)
        {
            Information = [.. shell.Streams.Information],
            Progress = [.. shell.Streams.Progress],
        };
    }
}

/// <summary>What a script gave.</summary>
internal sealed record Outcome(
    IReadOnlyList<PSObject> Output,
    IReadOnlyList<ErrorRecord> Errors,
    IReadOnlyList<string> Verbose,
    IReadOnlyList<string> Warnings,
    RuntimeException? Terminating)
{
    public IReadOnlyList<InformationRecord> Information { get; init; } = [];

    public IReadOnlyList<ProgressRecord> Progress { get; init; } = [];

    /// <summary>The id that a user sees, up to the comma.</summary>
    public IEnumerable<string> ErrorIds => Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]);

    /// <summary>The id of what ended the script, or of its only error; a statement-terminating error counts as both.</summary>
    public string? FatalId => Terminating?.ErrorRecord.FullyQualifiedErrorId ?? Errors.SingleOrDefault()?.FullyQualifiedErrorId;

    /// <summary>One property of every object.</summary>
    public IEnumerable<T> Values<T>(string property) => Output.Select(item => (T)item.Properties[property].Value);

    public Outcome ThrowOnError()
    {
        if (Terminating is not null)
            throw Terminating;
        Assert.True(Errors.Count == 0, string.Join('\n', Errors));
        return this;
    }
}
