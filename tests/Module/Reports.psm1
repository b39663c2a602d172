# Generated results of checks, and functions for the tests of reports.

$evil = @(
    '</script><img src=x onerror=alert(1)>', ']]>', '"><svg onload=alert(1)>', '`tick` *star* _line_ [a](javascript:x)',
    "line`r`nbreak", "`u{202E}over`u{202C}", '::error file=x::boom', '=1+1', '@SUM(A1)', '<!-- -->', "lone`u{D800}surrogate",
    "null`0bell`a", '|pipe|', 'Normal text', '日本語', '{{ template }}', '%0Anewline', '&amp;'
)
$statuses = 'Ok', 'Ok', 'Ok', 'Ok', 'Broken', 'Redirected', 'FragmentMissing', 'Unreachable', 'Insecure', 'Blocked',
    'Skipped', 'Unverified'

# Generated results: the same for the same seed.
function New-Check([int] $Count, [int] $Seed = 7, [int] $Pages = 100) {
    $random = [Random]::new($Seed)
    for ($i = 0; $i -lt $Count; $i++) {
        $status = $statuses[$random.Next($statuses.Count)]
        $text = $evil[$random.Next($evil.Count)]
        [LinkTools.LinkCheck]@{
            SourceUrl = "https://docs.example/page/$($random.Next($Pages)).html?q=$([uri]::EscapeDataString($text))"
            Url = "https://host$($random.Next(40)).example/t/$($random.Next(5000))"
            Href = "$text/$i"; Text = $text; Element = 'a'; Attribute = 'href'; Kind = 'Hyperlink'
            Line = $random.Next(1, 900); Column = $random.Next(1, 80); Status = $status
            StatusCode = $status -eq 'Broken' ? 404 : $status -eq 'Unreachable' ? $null : 200
            Reason = $status -eq 'Broken' ? 'HttpStatus' : $status -eq 'Unreachable' ? 'Timeout' : ''
            Message = $status -eq 'Ok' ? '' : "It says $text"
            Suggestion = $status -eq 'Redirected' ? "https://new.example/$($random.Next(50))" : ''
            IsKnown = $random.Next(20) -eq 0
        }
    }
}

# The text of a page in headless Chromium after its scripts ran; null without Chromium.
function Get-Rendered([string] $Path, [string[]] $Switches) {
    $browser = Get-Command chromium-headless-shell, chromium -ErrorAction Ignore | Select-Object -First 1
    if (-not $browser) {
        return
    }

    $profile = Join-Path ([IO.Path]::GetTempPath()) "linktools-$([guid]::NewGuid())"
    try {
        & $browser --no-sandbox --disable-gpu --disable-background-networking --disable-component-update "--user-data-dir=$profile" @Switches "file://$Path" 2> $null
    }
    finally {
        Remove-Item -Recurse -Force $profile -ErrorAction Ignore
    }
}
