<#
.SYNOPSIS
    Runs one Pester file in this process. It should be a fresh one: the module under test must be the only copy loaded.
    What Pester says goes to a log beside the result file.
#>
[CmdletBinding()]
param(
    # Pester's manifest.
    [Parameter(Mandatory)] [string] $Pester,
    [Parameter(Mandatory)] [string] $Path,
    # The result file to write, as NUnit XML.
    [Parameter(Mandatory)] [string] $Result,
    # Also the tests tagged Slow.
    [switch] $Full
)

$ErrorActionPreference = 'Stop'
Import-Module $Pester
$ErrorActionPreference = 'Continue'
$settings = New-PesterConfiguration
$settings.Run.Path = $Path
$settings.Run.Exit = $true
$settings.TestResult.Enabled = $true
$settings.TestResult.OutputPath = $Result
$settings.Output.Verbosity = 'Normal'
$settings.Output.RenderMode = 'Plaintext'
if (-not $Full) {
    $settings.Filter.ExcludeTag = 'Slow'
}

Invoke-Pester -Configuration $settings *> "$Result.log"
