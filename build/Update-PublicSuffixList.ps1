<#
.SYNOPSIS
    Brings the shipped Public Suffix List up to date, and the date in the texts that name it.
.DESCRIPTION
    Gets the list from its publishers, or takes one that you have, checks that it is whole and not older than ours, and
    writes it. Build and test afterwards, and add a line to CHANGELOG.md.
.EXAMPLE
    ./build/Update-PublicSuffixList.ps1
.EXAMPLE
    ./build/Update-PublicSuffixList.ps1 -Path ./public_suffix_list.dat -Date 2026-08-19

    A list from the publishers' repository does not say its date, so you give that of the last change.
#>
[CmdletBinding(DefaultParameterSetName = 'Url')]
param(
    # The URL where the list is published.
    [Parameter(ParameterSetName = 'Url')]
    [uri] $Url = 'https://publicsuffix.org/list/public_suffix_list.dat',

    # A file with the list, instead of the URL.
    [Parameter(Mandatory, ParameterSetName = 'Path')]
    [string] $Path,

    # The date of the list, if the list does not say it.
    [Parameter(ParameterSetName = 'Path')]
    [Nullable[datetime]] $Date,

    # The root of the repository.
    [string] $Root = (Split-Path $PSScriptRoot)
)

$ErrorActionPreference = 'Stop'
$target = "$Root/src/LinkTools.Core/Urls/public_suffix_list.dat"
$version = '(?m)^// VERSION: (\d{4}-\d\d-\d\d)_.*$'
$culture = [cultureinfo]::InvariantCulture

# The date of a list; nothing if the list does not say it.
function Get-ListDate([string] $Text) {
    if ($Text -match $version) {
        [datetime]::ParseExact($Matches[1], 'yyyy-MM-dd', $culture)
    }
}

$text = if ($Path) { Get-Content -Raw $Path } else { (Invoke-WebRequest $Url -MaximumRetryCount 2).ToString() }
$text = $text -replace "`r`n", "`n"
$sections = 'BEGIN ICANN', 'END ICANN', 'BEGIN PRIVATE', 'END PRIVATE' | ForEach-Object { "===$_ DOMAINS===" }
$rules = @($text -split "`n" | Where-Object { $_ -and -not $_.StartsWith('//') })
if ($missing = $sections | Where-Object { -not $text.Contains($_) }) {
    throw "The list is not whole: '$($missing[0])' is missing. Get it again."
}

if ($rules.Count -lt 9000 -or -not $text.Contains('Mozilla Public')) {
    throw "The list has $($rules.Count) rules or no licence, so it is not the whole list. Get it again."
}

$published = (Get-ListDate $text) ?? $Date
if (-not $published) {
    throw 'The list does not say when it was published. Give the date with -Date.'
}

$ours = Get-ListDate (Get-Content -Raw $target)
if ($ours -and $published -lt $ours) {
    throw "The list is of $($published.ToString('d MMMM yyyy', $culture)), and ours is newer."
}

if (-not (Get-ListDate $text)) {
    # The publishers write the date before the sentence about how to get the list.
    $line = "// VERSION: $($published.ToString('yyyy-MM-dd', $culture))_00-00-00_UTC`n"
    $text = ([regex] '(?m)^// Instructions on pulling').Replace($text, "$line`$0", 1)
}

$said = $published.ToString('d MMMM yyyy', $culture)
$pattern = '(Public\s+Suffix\s+List[^\n]{0,60}\bof\s+)\d{1,2} [A-Z][a-z]+ \d{4}'
$texts = @{ $target = $text }
foreach ($file in "$Root/module/THIRD-PARTY-NOTICES.txt", "$Root/docs/en-US/about_LinkTools.md") {
    $content = [System.IO.File]::ReadAllText($file)
    if ($content -notmatch $pattern) {
        throw "'$file' no longer names the date of the Public Suffix List. Mend the pattern in this script."
    }

    $texts[$file] = $content -replace $pattern, "`${1}$said"
}

$texts.GetEnumerator() | ForEach-Object { [System.IO.File]::WriteAllText($_.Key, $_.Value) }
Write-Output "$($rules.Count) rules of $said"
