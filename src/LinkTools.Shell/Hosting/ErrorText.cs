using System.Management.Automation;

namespace LinkTools.Shell.Hosting;

/// <summary>How an error reads: who says it, what it says, what to try, and where in a longer script it came from.</summary>
internal static class ErrorText
{
    public static string Of(ErrorRecord error)
    {
        // A parser's message has its place in it already.
        if (error.Exception is ParseException)
            return error.Exception.Message;
        var text = error.ErrorDetails?.Message is { Length: > 0 } details ? details : error.Exception.Message;
        if (error.InvocationInfo is { } call)
        {
            if (call.MyCommand?.Name is { Length: > 0 } name && call.MyCommand.CommandType != CommandTypes.Script)
                text = $"{name}: {text}";
            if (call.ScriptName is { Length: > 0 } script)
                text += $"{Environment.NewLine}  at {script}:{call.ScriptLineNumber}";
            else if (call.ScriptLineNumber > 1)
                text += $"{Environment.NewLine}  at line {call.ScriptLineNumber}: {call.Line.Trim()}";
        }

        return error.ErrorDetails?.RecommendedAction is { Length: > 0 } advice ? $"{text}{Environment.NewLine}  {advice}" : text;
    }
}
