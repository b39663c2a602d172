<#
.SYNOPSIS
    Builds, shows, tests, analyses, packs, publishes and installs the LinkTools module.
.DESCRIPTION
    A machine that has the .NET SDK and no PowerShell runs it as: dotnet dnx powershell build.ps1 -Task Test
    Tasks run in the order given.

    Build     builds the whole solution; the module is then in output/
    Demo      starts the test site, gets its links, and shows them, an error and the CSV file
    Test      builds, runs xunit for the core and Pester for the module, and writes one line of totals
    Analyze   runs PSScriptAnalyzer over every script
    Package   makes the .nupkg that a gallery takes, for all platforms of the module, in artifacts/
    Publish   makes the package and publishes it to the repository that -Repository names
    Install   copies the module into your own module folder
    Bench     measures Get-PageLinks and comparable programs
.EXAMPLE
    ./build.ps1 -Task Test
.EXAMPLE
    ./build.ps1 -Task Build, Analyze
.EXAMPLE
    ./build.ps1 -Task Test -Long
.EXAMPLE
    ./build.ps1 -Task Test -Full
.EXAMPLE
    ./build.ps1 -Task Test -Long -Culture tr-TR
.EXAMPLE
    ./build.ps1 -Task Publish -Repository PSGallery -ApiKey $key
#>
[CmdletBinding()]
param(
    # What to do, in this order.
    [Parameter(Position = 0)]
    [ArgumentCompletions('Build', 'Demo', 'Test', 'Analyze', 'Package', 'Publish', 'Install', 'Bench')]
    [string[]] $Task = 'Build',

    # The configuration of the helper projects; the module's own code is always optimised.
    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Debug',

    # Test: also the tests that start many processes, wait, or compare much. Continuous integration runs them.
    [switch] $Long,

    # Test: also the tests that take many minutes: the Pester tests tagged Slow, and the large samples of xunit.
    [switch] $Full,

    # Test: every process that the tests start has this culture, tr-TR or ar-SA for example. Not on Windows, where no
    # environment variable sets the culture.
    [cultureinfo] $Culture,

    # Test: only Pester, and only the files of tests/Module with these names, for example Help or Get-PageLinks*.
    [string[]] $TestFile,

    # Publish: the name of a registered PSResource repository.
    [string] $Repository,

    # Publish: the key that the repository asks for.
    [string] $ApiKey,

    # Other shells pass "-Task Build, Test" as two words. The second word arrives here.
    [Parameter(ValueFromRemainingArguments, DontShow)]
    [string[]] $OtherTask
)

$ErrorActionPreference = 'Stop'
$root = $PSScriptRoot
$version = ([xml](Get-Content "$root/Directory.Build.props")).Project.PropertyGroup.Version
$module = "$root/output/LinkTools/$version"
$site = "$root/tests/LinkTools.TestSite/bin/$Configuration/net10.0/LinkTools.TestSite.dll"
$artifacts = "$root/artifacts"
$tasks = [ordered]@{
    Build   = { Invoke-Build }
    Demo    = { Invoke-Demo }
    Test    = { Invoke-Test }
    Analyze = { Invoke-Analyze }
    Package = { Invoke-Package }
    Publish = { Invoke-Publish }
    Install = { Invoke-Install }
    Bench   = { Invoke-Bench }
}

function Invoke-Dotnet {
    dotnet @args | Out-Host
    if ($LASTEXITCODE -ne 0) {
        throw "'dotnet $args' ended with exit code $LASTEXITCODE."
    }
}

# Builds only once, however many tasks need it.
function Invoke-Build([string] $Project = 'LinkTools.sln') {
    if ($script:built -contains $Project -or $script:built -contains 'LinkTools.sln') {
        return
    }

    Write-Host "Building $Project. The first time, this also downloads the packages that it needs."
    Invoke-Dotnet build "$root/$Project" --configuration $Configuration --nologo
    $script:built += @($Project)
}

function Invoke-Demo {
    Invoke-Build 'tests/LinkTools.TestSite'
    Invoke-Build 'src/LinkTools'
    & "$root/build/Show-Demo.ps1" -Module $module -Site $site -OutputFolder "$artifacts/demo"
}

function Invoke-Test {
    Invoke-Build
    $results = "$artifacts/tests"
    if (Test-Path $results) {
        Remove-Item -Recurse $results
    }

    $arguments = @{
        Long = $Long; Full = $Full; Configuration = $Configuration; Module = $module; Site = $site; Results = $results
    }

    if ($TestFile) {
        $arguments.TestFile = $TestFile
    }

    if ($Culture) {
        if ($IsWindows) {
            throw '-Culture needs Linux or macOS, where a process takes its culture from LC_ALL.'
        }

        $env:LC_ALL = "$($Culture.Name -replace '-', '_').UTF-8"
    }

    if (-not (& "$root/build/Invoke-Tests.ps1" @arguments)) {
        # Nothing is thrown, so that the line of totals stays the last one.
        exit 1
    }
}

function Invoke-Analyze {
    if (-not (Get-Module -ListAvailable PSScriptAnalyzer)) {
        throw 'Analyze needs PSScriptAnalyzer, which is not installed. Get it with: Install-PSResource PSScriptAnalyzer'
    }

    $findings = @(Get-ChildItem "$root/build.ps1", "$root/build", "$root/module", "$root/tests" -Recurse -File |
        Where-Object { $_.Extension -in '.ps1', '.psm1', '.psd1' -and $_.FullName -notmatch '[\\/](bin|obj)[\\/]' } |
        ForEach-Object { Invoke-ScriptAnalyzer -Path $_.FullName -Settings "$root/PSScriptAnalyzerSettings.psd1" })
    if ($findings) {
        $findings | ForEach-Object { Write-Host "$($_.ScriptPath):$($_.Line): $($_.RuleName): $($_.Message)" }
        throw "PSScriptAnalyzer has $($findings.Count) findings."
    }
}

# Compiled ahead of time for the platforms that most people have; all others use the portable assembly.
function Invoke-PlatformBuild {
    Write-Host 'Building the module for win-x64, linux-x64, linux-arm64 and osx-arm64.'
    $platforms = '-p:ReadyToRunPlatforms="win-x64;linux-x64;linux-arm64;osx-arm64"'
    Invoke-Dotnet build "$root/src/LinkTools" --configuration $Configuration $platforms --nologo
}

function Invoke-Package {
    Invoke-PlatformBuild
    & "$root/build/New-ModulePackage.ps1" -Module $module -Destination $artifacts
}

function Invoke-Publish {
    # Checked before the build, which takes a minute.
    if (-not $Repository) {
        throw 'Publish needs -Repository with the name of a registered repository. Get-PSResourceRepository lists them.'
    }

    if (-not (Get-PSResourceRepository $Repository -ErrorAction Ignore)) {
        throw "There is no repository '$Repository'. Register-PSResourceRepository registers one."
    }

    $package = Invoke-Package | Select-Object -Last 1
    $key = if ($ApiKey) { @{ ApiKey = $ApiKey } } else { @{} }
    Publish-PSResource -NupkgPath $package -Repository $Repository @key
    Write-Host "LinkTools $version is published to $Repository."
}

function Invoke-Install {
    Invoke-Build 'src/LinkTools'
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
    Invoke-Dotnet run --configuration Release --project "$root/tests/LinkTools.Benchmarks" -- peers
}

$script:built = @()
try {
    $names = @($Task) + @($OtherTask) -split ',' | ForEach-Object Trim | Where-Object Length
    if ($unknown = $names | Where-Object { -not $tasks.Contains($_) }) {
        throw "There is no task '$($unknown -join "', '")'. The tasks are: $($tasks.Keys -join ', ')."
    }

    foreach ($name in $names) {
        Write-Host "LinkTools ${version}: $name"
        & $tasks[$name]
    }
}
catch {
    # The message is one sentence; -Verbose also shows where it was thrown.
    Write-Verbose $_.ScriptStackTrace
    [Console]::Error.WriteLine("build.ps1: $_")
    exit 1
}
