using System.Management.Automation;
using System.Management.Automation.Runspaces;
using LinkTools.Shell.Hosting;
using LinkTools.Shell.Output;

namespace LinkTools.Shell.Running;

/// <summary>One PowerShell session: the engine, the module, a script, and the script's way to the writers and the screen.</summary>
internal sealed class ScriptRunner : IDisposable
{
    private const int Failed = 1;
    private const string WriteRecords = "Write-Records";
    private readonly Lock _lock = new();
    private readonly Terminal _terminal;
    private readonly ShellHost _host;
    private readonly Runspace _runspace;
    private Pipeline? _running;
    private bool _isStopped;

    public ScriptRunner(Terminal terminal)
    {
        _terminal = terminal;
        _host = new ShellHost(terminal);
        var state = InitialSessionState.CreateDefault2();
        state.Commands.Add(StandIns.StandInCommands.All);
        state.Commands.Add(new SessionStateCmdletEntry(WriteRecords, typeof(WriteRecordsCommand), null));
        _runspace = RunspaceFactory.CreateRunspace(_host, state);
        _runspace.Open();
        PSStyle.Instance.OutputRendering = terminal.HasColour ? OutputRendering.Ansi : OutputRendering.PlainText;
    }

    /// <summary>Makes the module's commands known. False when that failed, which has been said.</summary>
    public bool Import(string manifest)
    {
        var import = new Command("Import-Module") { Parameters = { { "Name", manifest }, { "ErrorAction", ActionPreference.Stop } } };
        return Invoke([import], null);
    }

    /// <summary>Runs a script to its end.</summary>
    /// <param name="script">The script.</param>
    /// <param name="input">What it reads as <c>$input</c>; null for nothing.</param>
    /// <param name="writers">Where objects go.</param>
    /// <param name="isShown">Whether objects are shown too, by their types' views.</param>
    /// <returns>The exit code: the script's own, 1 when an error ended it or its last statement failed, else 0.</returns>
    public int Run(ScriptSource script, TextReader? input, IReadOnlyList<IRecordWriter> writers, bool isShown)
    {
        var commands = new List<Command> { new(script.Text, isScript: true, useLocalScope: false) };
        if (writers.Count > 0)
        {
            commands.Add(new Command(WriteRecords)
            {
                Parameters = { { nameof(WriteRecordsCommand.Writer), writers.ToArray<object>() }, { nameof(WriteRecordsCommand.PassThru), isShown } },
            });
        }

        // Something must take the objects off the end, or the engine would keep them all.
        commands.Add(new Command(isShown ? "Out-Default" : "Out-Null"));
        var hasEnded = Invoke(commands, input);
        return _host.ExitCode ?? (hasEnded && _host.HasSucceeded ? 0 : Failed);
    }

    /// <summary>Stops what runs, from any thread, and does not wait for it.</summary>
    public void Stop()
    {
        lock (_lock)
        {
            _isStopped = true;
            _running?.StopAsync();
        }
    }

    public void Dispose() => _runspace.Dispose();

    /// <summary>True when the commands ran to their end, false when an error or a stop ended them.</summary>
    private bool Invoke(IEnumerable<Command> commands, TextReader? input)
    {
        // Not the PowerShell class: it keeps every record of every stream, and its input ends where nothing is ready.
        using var pipeline = _runspace.CreatePipeline();
        foreach (var command in commands)
            pipeline.Commands.Add(command);
        pipeline.Error.DataReady += (_, _) => ShowErrors(pipeline);
        using var ended = new ManualResetEventSlim();
        pipeline.StateChanged += (_, change) =>
        {
            if (change.PipelineStateInfo.State is PipelineState.Completed or PipelineState.Failed or PipelineState.Stopped)
                ended.Set();
        };
        if (input is null)
            pipeline.Input.Close();
        else
            InputLines.Feed(input, pipeline.Input);
        lock (_lock)
        {
            if (_isStopped)
                return false;
            _running = pipeline;
            // Its synchronous twin closes the input before anything has come.
            pipeline.InvokeAsync();
        }

        ended.Wait();
        lock (_lock)
            _running = null;
        ShowErrors(pipeline);
        if (pipeline.PipelineStateInfo.Reason is { } reason and not PipelineStoppedException)
            _host.UI.WriteErrorLine(reason is RuntimeException { ErrorRecord: { } error } ? ErrorText.Of(error) : reason.Message);
        _terminal.EndProgress();
        return pipeline.PipelineStateInfo.State == PipelineState.Completed;
    }

    private void ShowErrors(Pipeline pipeline)
    {
        foreach (var error in pipeline.Error.NonBlockingRead())
            _host.UI.WriteErrorLine(ErrorText.Of((ErrorRecord)((PSObject)error).BaseObject));
    }
}
