using System.Management.Automation;

namespace LinkTools.Commands;

/// <summary>The parameters that a command was called with.</summary>
internal static class Given
{
    /// <summary>True for a parameter that was given, unless it is a switch that is off.</summary>
    public static bool IsUsed(PSCmdlet cmdlet, string parameter) =>
        cmdlet.MyInvocation.BoundParameters.TryGetValue(parameter, out var value)
        && value is not (null or SwitchParameter { IsPresent: false } or false or LinkAuthentication.None);
}
