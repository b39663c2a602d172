BeforeAll {
    Import-Module "$PSScriptRoot/TestSite.psm1" -Force
    Import-TestedModule
    # A second host, whose robots.txt never arrives.
    $site = Open-TestSite -Listen 'http://127.0.0.1:0', 'http://127.0.0.2:0'
    # A few fast pages, so that there is a first object, and many that never answer.
    $urls = 0..99 | ForEach-Object { $_ % 10 -eq 0 ? "$($site.Url)/page/$_" : "$($site.Url)/held/$_" }
    $start = "$($site.Url)/start"
    $silent = "$($site.Urls[1])/x"
    Set-TestSitePage $site -Page @(
        @{
            Path = '/start'
            Body = -join (0..39 | ForEach-Object { "<a href=/$($_ % 10 -eq 0 ? 'page' : 'held')/$_>x</a>" })
        }
        @{ Path = '/robots.txt'; Type = 'text/plain'; Body = 'Sitemap: /map.xml' }
        @{ Path = '/robots.txt'; Host = '127.0.0.2'; Hold = 'never' }
        @{
            Path = '/map.xml'; Type = 'application/xml'; Hold = 'never'; Rest = '</urlset>'
            Body = '<urlset><url><loc>/page/1</loc></url><url><loc>/page/2</loc></url>' + ' ' * 20000
        }
    )
    $repetitions = 8

    # No connection is open, no request comes, and no state file is locked.
    function Assert-Quiet {
        Assert-SiteQuiet $site
        Get-ChildItem $TestDrive -Filter *-lock | Should -BeNullOrEmpty
    }
}

AfterAll {
    Close-TestSite $site
}

Describe 'Leaving a pipeline of <Command>' -ForEach @(
    @{ Command = 'Get-PageLinks'; Script = { Get-PageLinks $urls @with }; Awaited = '/held/1' }
    @{ Command = 'Get-PageLinks, given URLs'; Script = { $urls | Get-PageLinks @with }; Awaited = '/held/1' }
    @{ Command = 'Get-PageLinks -Recurse'; Script = { Get-PageLinks $start -Recurse @with }; Awaited = '/held/1' }
    @{
        Command = 'Get-PageLinks -FromSitemap'
        Script = { Get-PageLinks $start -Recurse -FromSitemap @with }; Awaited = '/map.xml'
    }
    @{
        Command = 'Get-PageLinks -StatePath'
        Script = { Get-PageLinks $start -Recurse -StatePath "$folder/$([guid]::NewGuid()).crawl" @with }
        Awaited = '/held/1'
    }
    @{ Command = 'Test-PageLink'; Script = { Test-PageLink $urls @with }; Awaited = '/held/1' }
    @{ Command = 'Test-PageLink, given URLs'; Script = { $urls | Test-PageLink @with }; Awaited = '/held/1' }
    @{ Command = 'Test-PageLink -Recurse'; Script = { Test-PageLink $start -Recurse @with }; Awaited = '/held/1' }
    @{
        Command = 'Test-PageLink -StatePath'
        Script = { Test-PageLink $start -Recurse -StatePath "$folder/$([guid]::NewGuid()).crawl" @with }
        Awaited = '/held/1'
    }
    @{ Command = 'Get-SitemapUrl'; Script = { Get-SitemapUrl $site.Url @with }; Awaited = '/map.xml' }
    @{ Command = 'Test-RobotsUrl'; Script = { Test-RobotsUrl $start, $silent @with }; Awaited = '/robots.txt' }
) {
    BeforeAll {
        $with = @{}
        $folder = "$TestDrive"
    }

    It 'by <Way> leaves nothing running' -ForEach @(
        @{ Way = 'Select-Object -First'; Leave = { & $Script | Select-Object -First 1 } }
        @{ Way = 'break'; Leave = { foreach ($once in 1) { & $Script | ForEach-Object { $_; break } } } }
        @{ Way = 'continue'; Leave = { foreach ($once in 1) { & $Script | ForEach-Object { $_; continue } } } }
        @{
            Way = 'throw'
            Leave = { try { & $Script | ForEach-Object { $_; throw 'enough' } } catch { "$_" | Should -Be 'enough' } }
        }
    ) {
        foreach ($i in 1..$repetitions) {
            @(& $Leave).Count | Should -Be 1
            Assert-Quiet
        }
    }

    It 'by Ctrl+C leaves nothing running' {
        # Ctrl+C stops the pipeline from another thread.
        $given = "`$urls, `$start, `$silent, `$site, `$folder = `$args; `$with = @{}; $Script"
        foreach ($i in 1..3) {
            Clear-TestSiteLog $site
            $run = Start-Shell $given $urls, $start, $silent, $site, $folder
            Wait-TestSiteRequest $site $Awaited
            $watch = [System.Diagnostics.Stopwatch]::StartNew()
            $run.Shell.Stop()
            # The limit is 250 ms; without it, this would take the half minute of a timeout.
            $watch.ElapsedMilliseconds | Should -BeLessThan 5000
            $end = { $run.Shell.EndInvoke($run.Running) } | Should -Throw -PassThru
            $end.Exception.InnerException | Should -BeOfType System.Management.Automation.PipelineStoppedException
            $run.Shell.Streams.Error | Should -BeNullOrEmpty
            Assert-Quiet
            $run.Shell.Dispose()
        }
    }
}

Describe 'Leaving a pipeline' {
    It 'of <Command> by -ErrorAction Stop leaves nothing running' -ForEach @(
        @{ Command = 'Get-PageLinks'; Script = { Get-PageLinks (@('nowhere') + $urls) -ErrorAction Stop } }
        @{
            Command = 'Get-PageLinks -Recurse'
            Script = { Get-PageLinks $start, 'nowhere' -Recurse -ErrorAction Stop }
        }
        @{ Command = 'Get-SitemapUrl'; Script = { Get-SitemapUrl $site.Url, 'nowhere' -ErrorAction Stop } }
        @{ Command = 'Test-RobotsUrl'; Script = { Test-RobotsUrl $silent, 'nowhere' -ErrorAction Stop } }
    ) {
        foreach ($i in 1..$repetitions) {
            $Script | Should -Throw -ErrorId 'InvalidUrl,*'
            Assert-Quiet
        }
    }

    It 'of Test-PageLink by -ErrorAction Stop leaves nothing running' {
        foreach ($i in 1..$repetitions) {
            { $urls, 7 | ForEach-Object { $_ } | Test-PageLink -ErrorAction Stop } |
                Should -Throw -ErrorId 'NotALink,*'
            Assert-Quiet
        }
    }

    It 'by throw upstream leaves nothing running' {
        foreach ($i in 1..$repetitions) {
            { & { $urls[0..9]; throw 'upstream' } | Get-PageLinks } | Should -Throw upstream
            Assert-Quiet
        }
    }

    It 'by break while an upstream loop runs leaves nothing running' {
        foreach ($i in 1..$repetitions) {
            foreach ($once in 1) {
                & { while ($true) { $urls[0] } } | Get-PageLinks | ForEach-Object { break }
            }

            Assert-Quiet
        }
    }

    It 'at its end leaves nothing running' {
        $good = 0..39 | ForEach-Object { "$($site.Url)/page/$_" }
        foreach ($i in 1..$repetitions) {
            (Get-PageLinks $good).Count | Should -Be 400
            Assert-Quiet
        }
    }
}

Describe 'Export-Csv and back' {
    It 'changes no value' {
        $html = @'
<a href="a,b">comma, "quotes"</a>
<a href="q?x=&quot;1&quot;&amp;y='2'">'single'; semicolon</a>
<a rel="nofollow noopener" href="https://例え.テスト/パス">読書 Привет عربى</a>
<a href="new
line">text</a>
<a href="">empty</a>
<a href="http://[broken">unresolvable</a>
'@
        $links = @(Get-PageLinks -Html $html -BaseUrl https://a.example/d/)
        $links.Count | Should -Be 6
        $csv = Join-Path $TestDrive links.csv
        $links | Export-Csv $csv
        $back = @(Import-Csv $csv)
        $back.Count | Should -Be 6
        foreach ($i in 0..5) {
            foreach ($property in $links[$i].psobject.Properties.Name) {
                $back[$i].$property | Should -BeExactly "$($links[$i].$property)" -Because "$property of link $i"
            }
        }
    }

    It 'writes every page of a run' {
        $csv = Join-Path $TestDrive pages.csv
        0..29 | ForEach-Object { "$($site.Url)/page/$_" } | Get-PageLinks | Export-Csv $csv
        (Import-Csv $csv | Group-Object SourceUrl).Count | Should -Be 30
    }
}
