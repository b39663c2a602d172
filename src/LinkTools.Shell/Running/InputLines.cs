using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace LinkTools.Shell.Running;

/// <summary>
/// Lines that a script reads as <c>$input</c>, handed over while they are still coming and never far ahead of the script,
/// whatever the source's size.
/// </summary>
internal static class InputLines
{
    private const int Ahead = 4096;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <summary>Starts feeding. The thread ends with either side, or with the process: a read of standard input cannot be called off.</summary>
    public static void Feed(TextReader source, PipelineWriter script)
    {
        var feeder = new Thread(() => Run(source, script)) { IsBackground = true, Name = "Standard input" };
        feeder.Start();
    }

    private static void Run(TextReader source, PipelineWriter script)
    {
        try
        {
            while (source.ReadLine() is { } line)
            {
                // The engine's input has no bound of its own, and tells nobody when it is read.
                while (script.Count >= Ahead && script.IsOpen)
                    Thread.Sleep(Pause);
                script.Write(line);
            }

            script.Close();
        }
        catch (PipelineClosedException)
        {
            // The script has ended, and reads no more.
        }
    }
}
