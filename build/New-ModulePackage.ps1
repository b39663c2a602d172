<#
.SYNOPSIS
    Makes the package that a gallery takes out of the module that the build laid out.
.DESCRIPTION
    The package has no debug symbols, and says as its release notes what the newest part of CHANGELOG.md says.
.OUTPUTS
    The path of the .nupkg.
#>
[CmdletBinding()]
param(
    # The folder of the module that was built.
    [Parameter(Mandatory)] [string] $Module,
    # The folder for the package. A package of the same version there is replaced.
    [Parameter(Mandatory)] [string] $Destination
)

$ErrorActionPreference = 'Stop'
$work = Join-Path ([System.IO.Path]::GetTempPath()) "linktools-package-$([guid]::NewGuid())"
$stage = "$work/LinkTools"
try {
    $null = New-Item -ItemType Directory -Force $stage, $Destination
    Copy-Item -Recurse "$Module/*" $stage
    Get-ChildItem $stage -Recurse -Filter *.pdb | Remove-Item

    # The section about the newest version, without its heading.
    $changes = (Get-Content -Raw "$stage/CHANGELOG.md") -split '(?m)^## .*$'
    if ($changes.Count -lt 2 -or -not $changes[1].Trim()) {
        throw "CHANGELOG.md says nothing about the newest version. Its heading begins with '## '."
    }

    $manifest = "$stage/LinkTools.psd1"
    $notes = "ReleaseNotes = '$($changes[1].Trim() -replace '\r\n', "`n" -replace "'", "''")'"
    $text = Get-Content -Raw $manifest
    $place = [regex] "ReleaseNotes\s*=\s*'[^']*'"
    if (-not $place.IsMatch($text)) {
        throw 'The manifest has no ReleaseNotes to replace.'
    }

    Set-Content $manifest $place.Replace($text, $notes.Replace('$', '$$'), 1) -NoNewline
    # A gallery makes the same checks.
    $known = Test-ModuleManifest $manifest
    $package = Join-Path $Destination "$($known.Name).$($known.Version).nupkg"
    if (Test-Path $package) {
        Remove-Item $package
    }

    Compress-PSResource -Path $stage -DestinationPath $Destination
    if (-not (Test-Path $package)) {
        throw "'$package' was not made."
    }

    (Resolve-Path $package).Path
}
finally {
    if (Test-Path $work) {
        Remove-Item -Recurse -Force $work
    }
}
