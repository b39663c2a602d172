# Output that is not prose is the same in every culture.

Describe 'Under <culture>' -Tag Culture -ForEach @(
    @{ culture = 'tr-TR' }
    @{ culture = 'ar-SA' }
    @{ culture = 'az' }
    @{ culture = 'de-DE' }
) {
    BeforeAll {
        Import-Module "$PSScriptRoot/TestSite.psm1" -Force
        Import-TestedModule
        $site = Open-TestSite
        $here = [cultureinfo]::CurrentCulture
        # The work behind the pipeline has its own threads.
        [cultureinfo]::CurrentCulture = [cultureinfo]::DefaultThreadCurrentCulture = $culture
    }

    AfterAll {
        [cultureinfo]::CurrentCulture = $here
        [cultureinfo]::DefaultThreadCurrentCulture = $null
        Close-TestSite $site
    }

    It 'names and wildcards of kinds mean the same' {
        $html = '<img src=x><link rel=icon href=y><iframe src=z></iframe>'
        $kinds = (Get-PageLinks -Html $html -BaseUrl http://a.example/ -Kind image, ic*, FRAME).Kind
        $kinds | Should -Be Image, Icon, Frame
        $line = 'Get-PageLinks x -Kind IM'
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be Image
    }

    It 'wildcards of URLs mean the same' {
        $all = @{ Url = "$($site.Url)/links/3"; Recurse = $true; Depth = 1; MaximumPages = 20; ErrorAction = 'Ignore' }
        $pages = (Get-PageLinks @all).SourceUrl | Sort-Object -Unique
        $pages.Count | Should -BeGreaterThan 1
        (Get-PageLinks @all -Include '*/LINK*', '*/ITEM*', '*/PAGE*', '*I*').SourceUrl | Sort-Object -Unique |
            Should -Be $pages
        (Get-PageLinks @all -Exclude 'HTTP://127*').SourceUrl | Sort-Object -Unique | Should -Be "$($site.Url)/links/3"
    }

    It 'wildcards of links that are not checked mean the same' {
        $link = "$($site.Url)/IMG/1"
        (Test-PageLink $link -Exclude '*/img/*').Status | Should -Be (Test-PageLink $link -Exclude '*/IMG/*').Status
        "$((Test-PageLink $link -Exclude '*/img/*').Status)" | Should -Be 'Skipped'
    }

    It 'names of elements, attributes, schemes and hosts are read the same' {
        $html = '<BASE HREF="HTTP://EXAMPLE.INFO/I/"><A HREF=I.HTML REL=NOFOLLOW TITLE=I></A>'
        $link = Get-PageLinks -Html $html -BaseUrl http://a.example/
        $link.Url | Should -BeExactly http://example.info/I/I.HTML
        $link.Element, $link.Attribute, $link.Rel | Should -BeExactly a, href, nofollow
        $link.IsExternal, $link.IsNoFollow | Should -Be $true, $true
    }

    It 'numbers in messages are written the same' {
        $problem = { Get-PageLinks "$($site.Url)/delay/20000" -TimeoutSec 1.5 -MaximumRetryCount 0 -ErrorAction Stop } |
            Should -Throw -PassThru
        "$problem" | Should -BeLike '*within 1.5 s*'
        if (-not $IsWindows) {
            mkfifo "$TestDrive/pipe-$culture"
            $run = Invoke-Recorded { Get-PageLinks -LiteralPath "$TestDrive/pipe-$culture" -TimeoutSec 0.2 }
            "$($run.Errors)" | Should -BeLike '*within 0.2 s*'
        }

        $null = Get-PageLinks "$($site.Url)/page/1" -Summary -InformationVariable said 6> $null
        "$($said[0].MessageData)" | Should -Match '^1 page, \d+ links, 0 failed, 0 skipped, \d+\.\d s$'
    }
}
