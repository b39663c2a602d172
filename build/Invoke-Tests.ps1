<#
.SYNOPSIS
    Runs xunit for the core, then each Pester file in a PowerShell process of its own.
    The last line adds up what their result files say.
.OUTPUTS
    True when at least one test passed and none failed.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Module,
    [Parameter(Mandatory)] [string] $Site,
    [Parameter(Mandatory)] [string] $Results,
    [string] $Configuration = 'Debug',
    [string[]] $TestFile,
    # Also the tests that start many processes, wait, or compare much, which take a few minutes more.
    [switch] $Long,
    # Also the tests that take many minutes more. Includes -Long.
    [switch] $Full,
    # The manifest of Pester; by default the one that the build downloaded.
    [string] $Pester,
    # Where the Pester files are.
    [string] $Folder = "$PSScriptRoot/../tests/Module",
    # A test run that takes longer hangs, and is ended.
    [timespan] $Limit = $($Full ? '01:00' : '00:10')
)

$ErrorActionPreference = 'Stop'
$root = Split-Path $PSScriptRoot
# The Pester files that -Long adds. Each starts or kills many processes, or builds.
$longFiles = 'Build', 'Culture', 'DeadShare', 'Examples', 'Export-LinkReport', 'Get-PageLinks.StatePath',
    'HelpGenerator', 'Hostile.Mixed', 'Leaving', 'Memory', 'Module', 'OutFile.State', 'Package', 'Pipeline', 'Redis',
    'Redis.Checks', 'Test-PageLink', 'Waiting', 'WebRequest.Table'
$isLong = $Long -or $Full
$totals = [ordered]@{ Passed = 0; Failed = 0; Skipped = 0 }
$failures = [System.Collections.Generic.List[string]]::new()
$null = New-Item -ItemType Directory -Force $Results

# Adds the results of one run. If the exit code reports a failure that the result file does not have, it counts as one.
function Add-Total([string] $Name, [int] $ExitCode, [int] $Passed, [int] $Failed, [int] $Skipped) {
    if ($ExitCode -ne 0 -and $Failed -eq 0) {
        Write-Host "${Name}: no test failed, and yet the run ended with exit code $ExitCode. That counts as a failure."
        $Failed = 1
    }

    $totals.Passed += $Passed
    $totals.Failed += $Failed
    $totals.Skipped += $Skipped
}

function Invoke-Xunit {
    Write-Host 'Running the tests of the core (xunit).'
    $env:LINKTOOLS_FULL = $Full ? '1' : $env:LINKTOOLS_FULL
    # Each project runs in a new process, and without another build.
    $arguments = '--configuration', $Configuration, '--no-build', '--report-trx', '--results-directory', $Results
    # The same for xunit: the classes with the trait Long.
    if (-not $isLong) {
        $arguments += '--filter-not-trait', 'Category=Long'
    }

    Push-Location $root
    try {
        dotnet test --solution LinkTools.sln @arguments --timeout "$([int] $Limit.TotalMinutes)m" | Out-Host
        $code = $LASTEXITCODE
    }
    finally {
        Pop-Location
    }

    $counts = @{ Passed = 0; Failed = 0; Skipped = 0 }
    $files = @(Get-ChildItem $Results -Filter *.trx)
    foreach ($file in $files) {
        $run = ([xml](Get-Content -Raw $file)).TestRun
        $counters = $run.ResultSummary.Counters
        foreach ($test in @($run.Results.UnitTestResult | Where-Object outcome -in Failed, Error, Timeout, Aborted)) {
            $failures.Add("$($test.testName): $($test.Output.ErrorInfo.Message)")
        }

        $failed = [int] $counters.failed + [int] $counters.error + [int] $counters.timeout + [int] $counters.aborted
        $counts.Passed += [int] $counters.passed
        $counts.Failed += $failed
        $counts.Skipped += [int] $counters.total - [int] $counters.passed - $failed
    }

    Add-Total xunit ($files ? $code : [math]::Max($code, 1)) @counts
}

# The folder to which the project has downloaded Pester.
function Find-Pester {
    $manifest = dotnet msbuild "$root/tests/Module" -getProperty:PesterManifest
    if (-not $manifest -or -not (Test-Path $manifest)) {
        throw "Pester is not at '$manifest'. Build first: ./build.ps1 -Task Build"
    }

    $manifest
}

# PowerShell itself and not a starter of it, so that a test that ends "pwsh" ends PowerShell.
function Use-ThisEngine {
    $runtime = [System.Runtime.InteropServices.RuntimeEnvironment]::GetRuntimeDirectory()
    if (-not $env:DOTNET_ROOT -and $runtime -match '^(.+)[\\/]shared[\\/]Microsoft\.NETCore\.App[\\/]') {
        $env:DOTNET_ROOT = $Matches[1]
    }

    $env:PATH = $PSHOME + [System.IO.Path]::PathSeparator + $env:PATH
    Join-Path $PSHOME ($IsWindows ? 'pwsh.exe' : 'pwsh')
}

function Invoke-PesterFiles {
    $files = @(Get-ChildItem $Folder -Filter *.Tests.ps1 | Where-Object {
            $name = $_.Name -replace '\.Tests\.ps1$'
            $TestFile ? ($TestFile | Where-Object { $name -like $_ }) : ($isLong -or $name -notin $longFiles)
        } | Sort-Object Length -Descending)
    if (-not $files) {
        throw "No Pester file in $Folder has one of these names: $TestFile"
    }

    Write-Host "Running the tests of the module (Pester): $($files.Count) files, each in a PowerShell of its own."
    $env:LINKTOOLS_MODULE = $Module
    $env:LINKTOOLS_SITE = $Site
    $pwsh = Use-ThisEngine
    $manifest = $Pester ? $Pester : (Find-Pester)
    $common = '-NoProfile', '-NonInteractive', '-File', "$PSScriptRoot/Invoke-PesterFile.ps1", '-Pester', $manifest
    if ($Full) {
        $common += '-Full'
    }

    # Only two at once, because they start processes, and some measure time.
    $files | ForEach-Object -ThrottleLimit 2 -Parallel {
        $name = $_.Name -replace '\.Tests\.ps1$'
        $result = "$using:Results/pester.$name.xml"
        $start = [System.Diagnostics.ProcessStartInfo]::new($using:pwsh)
        $using:common + @('-Path', $_.FullName, '-Result', $result) | ForEach-Object { $start.ArgumentList.Add($_) }
        $process = [System.Diagnostics.Process]::Start($start)
        $isOver = $process.WaitForExit($using:Limit)
        if (-not $isOver) {
            $process.Kill($true)
            $process.WaitForExit()
        }

        [pscustomobject]@{ Name = $name; Result = $result; IsOver = $isOver; ExitCode = $process.ExitCode }
    } | ForEach-Object {
        if (Test-Path "$($_.Result).log") {
            Get-Content "$($_.Result).log" | Out-Host
        }

        Add-PesterTotal $_
    }
}

function Add-PesterTotal($Run) {
    $counts = $null
    try {
        $counts = ([xml](Get-Content -Raw $Run.Result)).'test-results'
    }
    catch {
        Write-Verbose "$($Run.Result): $_"
    }

    if (-not $counts) {
        $why = $Run.IsOver ? "ended with exit code $($Run.ExitCode)" : "was ended after $Limit"
        Write-Host "$($Run.Name): the process $why and left no whole result file. That counts as a failure."
        Add-Total $Run.Name 1 0 1 0
        return
    }

    foreach ($case in $counts.SelectNodes('.//test-case[failure]')) {
        $failures.Add("$($case.name): $($case.SelectSingleNode('failure/message').InnerText)")
    }

    $skipped = [int] $counts.skipped + [int] $counts.ignored + [int] $counts.inconclusive
    $passed = [int] $counts.total - [int] $counts.failures - $skipped
    Add-Total $Run.Name $Run.ExitCode $passed ([int] $counts.failures + [int] $counts.errors) $skipped
}

if (-not $TestFile) {
    Invoke-Xunit
}

Invoke-PesterFiles
if (-not $Full) {
    Write-Host ($isLong ? 'Not run: the tests that take many minutes. Run them with -Task Test -Full.' :
        'Not run: the tests that take longer. Run them with -Task Test -Long, and those of many minutes with -Full.')
}

# Repeated at the end, because the log is long and readers look for this.
$failures | ForEach-Object { Write-Host "Failed: $_" }
Write-Host "$($totals.Passed) passed, $($totals.Failed) failed, $($totals.Skipped) skipped"
$totals.Passed -gt 0 -and $totals.Failed -eq 0
