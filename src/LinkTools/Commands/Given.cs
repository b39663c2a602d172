using System.Management.Automation;

namespace LinkTools.Commands;

/// <summary>What a command was called with.</summary>
internal static class Given
{
    /// <summary>True for a parameter that was given and says something: a switch that is off does not.</summary>
    public static bool IsUsed(PSCmdlet cmdlet, string parameter) =>
        cmdlet.MyInvocation.BoundParameters.TryGetValue(parameter, out var value)
        && value is not (null or SwitchParameter { IsPresent: false } or false or LinkAuthentication.None);
}
