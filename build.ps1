<#
.SYNOPSIS
    Builds, tests, analyses, packs and installs the LinkTools module.
.EXAMPLE
    ./build.ps1 -Task Build
.EXAMPLE
    ./build.ps1 -Task Test, Analyze
#>
[CmdletBinding()]
param(
    # What to do, in this order.
    [ValidateSet('Build', 'Test', 'Pester', 'Analyze', 'Package', 'Install', 'Bench')]
    [string[]] $Task = 'Build',

    # The configuration of the helper projects; the module's own code is always optimised.
    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Debug'
)

$ErrorActionPreference = 'Stop'
$root = $PSScriptRoot
$version = ([xml](Get-Content "$root/Directory.Build.props")).Project.PropertyGroup.Version
$module = "$root/output/LinkTools/$version"
$artifacts = "$root/artifacts"

function Invoke-Native([scriptblock] $Command) {
    & $Command
    if ($LASTEXITCODE -ne 0) {
        throw "'$Command' ended with exit code $LASTEXITCODE."
    }
}

function Invoke-Build {
    Invoke-Native { dotnet build "$root/LinkTools.sln" --configuration $Configuration --nologo }
}

function Invoke-Test {
    Invoke-Native { dotnet test --solution "$root/LinkTools.sln" --configuration $Configuration --report-trx --results-directory "$artifacts/tests" }
    Invoke-PesterSuite
}

# In a process of its own, so that the module under test is the first and only copy that is loaded.
function Invoke-PesterSuite {
    $env:LINKTOOLS_MODULE = $module
    $env:LINKTOOLS_SITE = "$root/tests/LinkTools.TestSite/bin/$Configuration/net10.0/LinkTools.TestSite.dll"
    $null = New-Item -ItemType Directory -Force "$artifacts/tests"
    $script = @"
`$configuration = New-PesterConfiguration
`$configuration.Run.Path = '$root/tests'
`$configuration.Run.Exit = `$true
`$configuration.TestResult.Enabled = `$true
`$configuration.TestResult.OutputPath = '$artifacts/tests/pester.xml'
`$configuration.Output.Verbosity = 'Normal'
Invoke-Pester -Configuration `$configuration
"@
    Invoke-Native { pwsh -NoProfile -NonInteractive -Command $script }
}

function Invoke-Analyze {
    if (-not (Get-Module -ListAvailable PSScriptAnalyzer)) {
        throw 'PSScriptAnalyzer is not installed: Install-PSResource PSScriptAnalyzer.'
    }

    $findings = @("$root/build.ps1", "$root/module", "$root/tests") | ForEach-Object {
        Invoke-ScriptAnalyzer -Path $_ -Recurse -Settings "$root/PSScriptAnalyzerSettings.psd1" |
            Where-Object ScriptPath -NotMatch '[\\/](bin|obj)[\\/]'
    }
    if ($findings) {
        $findings | ForEach-Object { Write-Host "$($_.ScriptPath):$($_.Line): $($_.RuleName): $($_.Message)" }
        throw "$(@($findings).Count) findings."
    }
}

function Invoke-Package {
    # Compiled ahead of time for the platforms that most people have; on all others the portable assembly is used.
    $platforms = '-p:ReadyToRunPlatforms="win-x64;linux-x64;linux-arm64;osx-arm64"'
    Invoke-Native { dotnet build "$root/src/LinkTools" --configuration $Configuration $platforms --nologo }
    $package = "$artifacts/LinkTools.$version.zip"
    $null = New-Item -ItemType Directory -Force $artifacts
    if (Test-Path $package) {
        Remove-Item $package
    }

    [System.IO.Compression.ZipFile]::CreateFromDirectory("$root/output", $package)
    Invoke-Native { dotnet pack "$root/src/LinkTools.Shell" --configuration $Configuration $platforms --output $artifacts --nologo }
    Write-Output $package
}

function Invoke-Install {
    $moduleHome = ($env:PSModulePath -split [System.IO.Path]::PathSeparator)[0]
    $target = "$moduleHome/LinkTools/$version"
    if (Test-Path $target) {
        Remove-Item -Recurse $target
    }

    $null = New-Item -ItemType Directory -Force $target
    Copy-Item -Recurse "$module/*" $target
    Write-Output $target
}

function Invoke-Bench {
    Invoke-Native { dotnet run --configuration Release --project "$root/tests/LinkTools.Benchmarks" -- peers }
}

foreach ($name in $Task) {
    switch ($name) {
        'Build' { Invoke-Build }
        'Test' { Invoke-Test }
        'Pester' { Invoke-PesterSuite }
        'Analyze' { Invoke-Analyze }
        'Package' { Invoke-Package }
        'Install' { Invoke-Install }
        'Bench' { Invoke-Bench }
    }
}
