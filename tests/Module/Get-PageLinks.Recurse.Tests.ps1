BeforeAll {
    Import-Module "$PSScriptRoot/TestSite.psm1" -Force
    Import-TestedModule
    $site = Open-TestSite
    $harbour = "$($site.Url)/harbour"
    $crawl = @{ Url = "$harbour/"; ErrorAction = 'SilentlyContinue'; WarningAction = 'SilentlyContinue' }
}

AfterAll {
    Close-TestSite $site
}

Describe 'Get-PageLinks -Recurse' {
    It 'reads each page of the site once, and gives every link with its depth' {
        $links = Get-PageLinks "$harbour/" -Recurse -ErrorAction SilentlyContinue -ErrorVariable problems
        ($links | Group-Object SourceUrl).Count | Should -Be 11
        ($links | Where-Object SourceUrl -eq "$harbour/").Depth | Select-Object -Unique | Should -Be 0
        ($links | Where-Object SourceUrl -eq "$harbour/boats/3").Depth | Select-Object -Unique | Should -Be 2
        $links.Url | Should -Contain 'https://example.org/'
        $links.Url | Should -Contain 'mailto:desk@harbour.example'
        $problems.TargetObject | Should -Be "$harbour/gone"
        $links.SourceUrl | Should -Not -Contain "$harbour/private/ledger"
        $links.SourceUrl | Should -Not -Contain "$harbour/behind"
    }

    It 'reads <count> pages with <what>' -ForEach @(
        @{ what = 'Depth 0'; with = @{ Depth = 0 }; count = 1 }
        @{ what = 'Depth 1'; with = @{ Depth = 1 }; count = 5 }
        @{ what = 'MaximumPages 3'; with = @{ Recurse = $true; MaximumPages = 3 }; count = 3 }
        @{ what = 'Exclude'; with = @{ Recurse = $true; Exclude = '*/boats/*', '*/closed' }; count = 4 }
        @{ what = 'Include'; with = @{ Recurse = $true; Include = '*/boats/*' }; count = 7 }
        @{ what = 'Scope Page'; with = @{ Recurse = $true; Scope = 'Page' }; count = 1 }
        @{ what = 'IgnoreRobots'; with = @{ Recurse = $true; IgnoreRobots = $true }; count = 12 }
        @{ what = 'FromSitemap'; with = @{ Recurse = $true; FromSitemap = $true }; count = 14 }
    ) {
        @(Get-PageLinks @crawl @with | Group-Object SourceUrl).Count | Should -Be $count
    }

    It 'goes on where it was cut off, whatever the way out: <way>' -ForEach @(
        @{ way = 'Select-Object -First'; leave = { param($path) Get-PageLinks @crawl -Recurse -StatePath $path | Select-Object -First 12 } }
        @{ way = 'break'; leave = { param($path) $n = 0; foreach ($once in 1) { Get-PageLinks @crawl -Recurse -StatePath $path | ForEach-Object { $_; if (++$n -ge 12) { break } } } } }
        @{ way = 'throw'; leave = { param($path) $n = 0; try { Get-PageLinks @crawl -Recurse -StatePath $path | ForEach-Object { $_; if (++$n -ge 12) { throw 'enough' } } } catch { Write-Debug "$_" } } }
    ) {
        $state = Join-Path $TestDrive "$($way -replace '\W').db"
        $whole = Get-PageLinks @crawl -Recurse | Group-Object SourceUrl -AsHashTable
        $seen = @{}
        for ($i = 0; $i -lt 20; $i++) {
            $links = @(& $leave $state)
            Assert-SiteQuiet $site
            if (-not $links) { break }
            # Whether the link that ended the run was dealt with nobody knows: its page comes again.
            $cut = $links.Count -lt 12 ? '' : $links[-1].SourceUrl
            foreach ($page in $links | Group-Object SourceUrl | Where-Object Name -ne $cut) {
                $page.Count | Should -Be $whole[$page.Name].Count
                $seen.ContainsKey($page.Name) | Should -BeFalse -Because "$($page.Name) was completed in an earlier run"
                $seen[$page.Name] = $true
            }
        }

        $i | Should -BeLessThan 20
        $seen.Keys | Sort-Object | Should -Be ($whole.Keys | Sort-Object)
        (Get-CrawlState $state).Pending | Should -Be 0
    }

    It 'refuses the state file of another crawl, says what differs, and goes on with -Force' {
        $state = Join-Path $TestDrive other.db
        Get-PageLinks @crawl -Depth 1 -StatePath $state | Out-Null
        $refused = { Get-PageLinks "$harbour/" -Recurse -Scope Any -StatePath $state } | Should -Throw -PassThru -ErrorId 'StateFileMismatch,*'
        "$refused" | Should -Match "its Depth is '1' instead of 'unlimited'"
        { Get-PageLinks @crawl -Recurse -StatePath $state -Force } | Should -Not -Throw
    }

    It 'tells a summary on the information stream, tagged' {
        $null = Get-PageLinks @crawl -Recurse -Summary -InformationVariable told
        $told.Count | Should -Be 1
        $told.Tags | Should -Contain 'Summary'
        $told.MessageData | Should -BeOfType LinkTools.CrawlSummary
        $told.MessageData.Pages | Should -Be 11
        $told.MessageData.StatusCodes[404] | Should -Be 1
    }

    It 'ends its words on Verbose with a table' {
        $lines = Get-PageLinks @crawl -Recurse -Verbose 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }
        $lines[-1] | Should -Match '(?s)^11 pages.*host +127\.0\.0\.1 +12.*status +200 +11.*failed +HttpStatus +1'
    }

    It 'ends with <id> for <what>' -ForEach @(
        @{ what = '-Scope alone'; with = @{ Scope = 'Any' }; id = 'RecurseNotSpecified' }
        @{ what = '-Force without -StatePath'; with = @{ Recurse = $true; Force = $true }; id = 'StatePathNotSpecified' }
        @{ what = '-RespectRobots with -IgnoreRobots'; with = @{ RespectRobots = $true; IgnoreRobots = $true }; id = 'RobotsConflict' }
        @{ what = '-Ordered'; with = @{ Recurse = $true; Ordered = $true }; id = 'OrderedConflict' }
    ) {
        $before = (Get-TestSiteLog $site).count
        { Get-PageLinks "$harbour/" @with } | Should -Throw -ErrorId "$id,*"
        (Get-TestSiteLog $site).count | Should -Be $before
    }

    It 'leaves nothing running when the pipeline ends early, twenty times' {
        foreach ($i in 1..20) {
            Get-PageLinks @crawl -Recurse | Select-Object -First 1 | Should -Not -BeNullOrEmpty
            Assert-SiteQuiet $site
        }
    }
}
