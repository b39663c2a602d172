BeforeAll {
    Import-Module "$PSScriptRoot/TestSite.psm1" -Force
    Import-TestedModule
    $site = Open-TestSite
    $url = $site.Url
    $quiet = @{ ErrorAction = 'SilentlyContinue'; WarningAction = 'SilentlyContinue' }

    # A tree of pages, three links on each: 2n + 1, 2n + 2 and the first.
    function Set-Tree([int] $Count) {
        $pages = @{}
        foreach ($n in 0..($Count - 1)) {
            $pages["/p/$n"] = -join ((2 * $n + 1), (2 * $n + 2), 0 | ForEach-Object {
                    "<a href=/p/$($_ -lt $Count ? $_ : 0)>x</a>"
                })
        }

        Set-TestSitePage $site $pages @{ Path = '/robots.txt'; Status = 404 }
    }

    # The SQLite of the module: two copies in one process do not see each other's locks.
    function Open-State([string] $Path) {
        $context = [System.Runtime.Loader.AssemblyLoadContext]::All | Where-Object Name -EQ 'LinkTools'
        $sqlite = $context.Assemblies | Where-Object { $_.GetName().Name -eq 'Microsoft.Data.Sqlite' }
        $type = $sqlite.GetType('Microsoft.Data.Sqlite.SqliteConnection', $true)
        $connection = $type::new("Data Source=$Path;Pooling=False")
        $connection.Open()
        $connection
    }

    # The state of each page, read from a copy, so that the file does not change. 1 is in flight, 2 is completed.
    function Get-PageState([string] $Path) {
        $copy = New-Item -ItemType Directory -Force "$TestDrive/copy"
        Get-ChildItem (Split-Path $Path) -Filter "$(Split-Path $Path -Leaf)*" | Where-Object Name -NotLike *-lock |
            Copy-Item -Destination $copy
        $connection = Open-State (Join-Path $copy (Split-Path $Path -Leaf))
        $command = $connection.CreateCommand()
        $command.CommandText = 'SELECT url, state FROM pages'
        $reader = $command.ExecuteReader()
        $states = @{}
        while ($reader.Read()) { $states[$reader.GetString(0)] = $reader.GetInt32(1) }
        $connection.Dispose()
        Remove-Item -Recurse $copy
        $states
    }
}

AfterAll {
    Close-TestSite $site
}

Describe 'Get-PageLinks -StatePath' {
    BeforeEach {
        Reset-TestSite $site
        $state = Join-Path $TestDrive "$([guid]::NewGuid()).crawl"
        $crawl = @{ Url = "$url/p/0"; Recurse = $true; StatePath = $state }
    }

    It 'goes on where it was left by <Way>: nothing is lost, and no page that was completed comes again' -ForEach @(
        @{ Way = 'Select-Object -First'; Leave = { Get-PageLinks @crawl | Select-Object -First 11 } }
        @{
            Way = 'break'
            Leave = {
                $n = 0
                foreach ($once in 1) { Get-PageLinks @crawl | ForEach-Object { $_; if (++$n -ge 11) { break } } }
            }
        }
        @{
            Way = 'throw'
            Leave = {
                $n = 0
                try { Get-PageLinks @crawl | ForEach-Object { $_; if (++$n -ge 11) { throw 'enough' } } }
                catch { "$_" | Should -Be 'enough' }
            }
        }
    ) {
        Set-Tree 61
        $seen = @()
        # Nine links are on three pages: each run ends in the middle of the page that comes fourth.
        for ($runs = 0; $runs -lt 40; $runs++) {
            $pages = @(& $Leave | Group-Object SourceUrl)
            if (-not $pages) { break }
            $whole = @($pages | Where-Object Count -EQ 3)
            $whole.Name | Where-Object { $_ -in $seen } | Should -BeNullOrEmpty
            # Only a page that was interrupted is returned again, as a whole.
            $pages.Count - $whole.Count | Should -BeLessOrEqual 1
            $seen += $whole.Name
        }

        $runs | Should -BeGreaterThan 9
        $runs | Should -BeLessThan 31
        $seen | Sort-Object | Should -Be (0..60 | ForEach-Object { "$url/p/$_" } | Sort-Object)
        (Get-CrawlState $state).Pending | Should -Be 0
    }

    It 'goes on where Ctrl+C stopped it' {
        Set-Tree 31
        Set-TestSitePage $site @{ '/p/0' = '<a href=/p/1>x</a><a href=/late>x</a><a href=/p/2>x</a>' } @{
            Path = '/late'; Hold = 'late'; Body = '<a href=/p/3>x</a>'
        }
        $run = Start-Shell 'Get-PageLinks $args[0] -Recurse -StatePath $args[1]' "$url/p/0", $state
        Wait-TestSiteRequest $site /late
        $run.Shell.Stop()
        Assert-SiteQuiet $site
        Resume-TestSite $site late
        (Get-PageLinks @crawl -MaximumRetryCount 0 @quiet).SourceUrl | Should -Contain "$url/late"
        Get-PageLinks @crawl | Should -BeNullOrEmpty
        (Get-CrawlState $state).Pending | Should -Be 0
    }

    It 'follows the location, and leaves one file' {
        Set-Tree 3
        $folder = New-Item -ItemType Directory "$TestDrive/here"
        Push-Location $folder
        $null = Get-PageLinks "$url/p/0" -Recurse -StatePath ./crawl.db
        Pop-Location
        (Get-ChildItem $folder -Force).Name | Should -Be 'crawl.db'
    }

    It 'refuses the file of another crawl, says that <Difference>, and takes it with -Force' -ForEach @(
        @{ With = @{ Scope = 'Any' }; Difference = "its Scope is 'Host' instead of 'Any'" }
        @{ With = @{ Depth = 2 }; Difference = "its Depth is 'unlimited' instead of '2'" }
        @{ With = @{ Include = '*x*' }; Difference = "its Include is '' instead of '*x*'" }
        @{ With = @{ Kind = 'Image' }; Difference = "its Kind is 'Hyperlink' instead of 'Image'" }
        @{ With = @{}; Seeds = '/p/0', '/page/1'; Difference = "it does not start at 'http://127.0.0.1:" }
        @{ With = @{}; Seeds = , '/page/1'; Difference = "it starts at 'http://127.0.0.1:" }
    ) {
        Set-Tree 3
        $null = Get-PageLinks @crawl
        Clear-TestSiteLog $site
        if ($Seeds) { $crawl.Url = $Seeds | ForEach-Object { $url + $_ } }
        $refused = { Get-PageLinks @crawl @With } | Should -Throw -PassThru
        $refused.FullyQualifiedErrorId | Should -Be 'StateFileMismatch,LinkTools.Commands.GetPageLinksCommand'
        "$refused".Contains($Difference) | Should -BeTrue -Because "$refused"
        $refused.CategoryInfo.Category | Should -Be 'InvalidArgument'
        $refused.TargetObject | Should -Be $state
        (Get-TestSiteLog $site).count | Should -Be 0
        # With -MaximumPages, so that the other page does not lead on endlessly.
        { Get-PageLinks @crawl @With -Force -MaximumPages 5 -WarningAction SilentlyContinue } | Should -Not -Throw
    }

    It 'takes <Second> for the same as <First>' -ForEach @(
        @{ First = '-Kind Hyperlink'; Second = '-Kind hyperlink' }, @{ First = '-Kind All'; Second = '-Kind *' }
        @{ First = '-Kind Image, Media'; Second = '-Kind Media, Image' }
        @{ First = ''; Second = '-MaximumPages 100 -ThrottleLimit 2 -Verbose:$false' }
    ) {
        Set-Tree 3
        $command = "Get-PageLinks $url/p/0 -Recurse -StatePath '$state'"
        $null = & ([scriptblock]::Create("$command $First"))
        & ([scriptblock]::Create("$command $Second")) | Should -BeNullOrEmpty
    }

    It 'reads again what failed with -RetryFailed, and nothing else' {
        Set-Tree 3
        Set-TestSitePage $site @{ '/p/2' = '<a href=/later>x</a>' } @{ Path = '/later'; Status = 500 }
        $run = Invoke-Recorded { Get-PageLinks @crawl -MaximumRetryCount 0 -ErrorAction Continue }
        $run.Ids | Should -Be 'HttpStatus'
        Clear-TestSiteLog $site
        Get-PageLinks @crawl | Should -BeNullOrEmpty
        (Get-TestSiteLog $site).count | Should -Be 0
        Set-TestSitePage $site @{ '/later' = '<a href=/p/1>x</a>' }
        (Get-PageLinks @crawl -RetryFailed).SourceUrl | Should -Be "$url/later"
        Get-RequestedPage $site | Should -Be '/later'
    }

    It 'counts -MaximumPages over all runs, and lets it be raised' {
        Set-Tree 30
        foreach ($pair in (5, 5), (5, 0), (12, 7), (1000, 18)) {
            $limit, $count = $pair
            $links = Get-PageLinks @crawl -MaximumPages $limit -WarningAction SilentlyContinue
            @($links | Group-Object SourceUrl).Count | Should -Be $count -Because "the limit is $limit"
        }
    }

    It 'ends with <Id> before any request for a file that <What>' -ForEach @(
        @{ What = 'is foreign'; Id = 'StateFileForeign'; Category = 'InvalidData' }
        @{ What = 'is damaged'; Id = 'StateFileDamaged'; Category = 'InvalidData' }
        @{ What = 'is in use'; Id = 'StateFileInUse'; Category = 'ResourceBusy' }
        @{ What = 'is a folder'; Id = 'StateFileUnusable'; Category = 'OpenError' }
        @{ What = 'has no folder'; Id = 'StateFileUnusable'; Category = 'OpenError' }
    ) {
        Set-Tree 200
        $holder = $null
        switch ($What) {
            'is foreign' { Set-Content $state 'no state at all, but my shopping list' }
            'is damaged' {
                $null = Get-PageLinks @crawl
                $bytes = [IO.File]::ReadAllBytes($state)
                [array]::Fill($bytes, [byte] 0x5A, 8192, 12288)
                [IO.File]::WriteAllBytes($state, $bytes)
            }
            'is in use' { $holder = [IO.File]::Open("$state-lock", 'Create', 'ReadWrite', 'None') }
            'is a folder' { $null = New-Item -ItemType Directory $state }
            'has no folder' { $crawl.StatePath = $state = "$TestDrive/none/crawl.db" }
        }

        Clear-TestSiteLog $site
        try {
            $problem = { Get-PageLinks @crawl } | Should -Throw -PassThru
        }
        finally {
            if ($holder) { $holder.Dispose() }
        }

        $problem.FullyQualifiedErrorId | Should -Be "$Id,LinkTools.Commands.GetPageLinksCommand"
        $problem.CategoryInfo.Category | Should -Be $Category
        $problem.TargetObject | Should -Be $state
        "$problem".Contains($state) | Should -BeTrue
        (Get-TestSiteLog $site).count | Should -Be 0
        if ($What -eq 'is foreign') { Get-Content $state | Should -Be 'no state at all, but my shopping list' }
    }

    It 'ends with the same error where the fault is met when a page is completed' {
        # A first crawl, so that the module's SQLite is loaded.
        $null = Get-PageLinks "$url/empty" -Recurse -StatePath "$state-other"
        $run = Start-Shell 'Get-PageLinks $args[0] -Depth 0 -StatePath $args[1]' "$url/held/x", $state
        Wait-TestSiteRequest $site /held/x
        $holder = Open-State $state
        try {
            # Waits for the lock, and holds it until the crawl has given up.
            $command = $holder.CreateCommand()
            $command.CommandText = 'BEGIN IMMEDIATE'
            $null = $command.ExecuteNonQuery()
            Resume-TestSite $site x
            try { Wait-Shell $run } catch { "$_" | Should -BeLike '*in use*' }
        }
        finally {
            $holder.Dispose()
        }

        $run.Shell.Streams.Error.FullyQualifiedErrorId |
            Should -Be 'StateFileInUse,LinkTools.Commands.GetPageLinksCommand'
    }
}

Describe 'A crawl that is killed' {
    BeforeAll {
        # Each page leads to three others, and back. Pages are slow, so that a crawl takes a while.
        $count = 600
        $expected = @{}
        $pages = foreach ($n in 0..($count - 1)) {
            $targets = @((3 * $n + 1)..(3 * $n + 3) | Where-Object { $_ -lt $count }) + [math]::Floor($n / 2) +
                $n * 7 % $count | Select-Object -Unique
            foreach ($target in $targets) { $expected["$url/k/$n $url/k/$target"] = $true }
            @{ Path = "/k/$n"; Delay = 10; Body = -join ($targets | ForEach-Object { "<a href=/k/$_>x</a>" }) }
        }
        # So that the module's SQLite is loaded.
        $null = Get-PageLinks "$url/empty" -Recurse -StatePath (Join-Path $TestDrive first.crawl)

        # One run of the same command in its own process, which is killed a while after it has written its first links.
        # Returns what it wrote, as "page link", and whether it was killed.
        function Invoke-Crawl([string] $State, [int] $Patience = -1) {
            $csv = Join-Path $TestDrive "$([guid]::NewGuid()).csv"
            $crawl = "Get-PageLinks $url/k/0 -Recurse -StatePath '$State' -IgnoreRobots -WarningAction Ignore"
            $script = "Import-Module '$(Get-TestedManifest)'; Set-Content '$csv.pid' `$PID; $crawl | Export-Csv '$csv'"
            $process = Start-Engine $script
            $killed = $false
            if ($Patience -ge 0) {
                Wait-Until { $process.HasExited -or ((Test-Path $csv) -and (Get-Item $csv).Length -gt 0) }
                if (-not $process.WaitForExit($Patience)) {
                    # PowerShell itself is killed, not a starter of it.
                    $process.Kill()
                    $killed = $true
                }
            }

            $process.WaitForExit(60000) | Should -BeTrue
            Get-Process -Id (Get-Content "$csv.pid") -ErrorAction Ignore | Should -BeNullOrEmpty
            if (-not $killed) { $process.ExitCode | Should -Be 0 }
            # The kill may have cut off the last line.
            $text = [IO.File]::ReadAllText($csv)
            $links = $text.Substring(0, $text.LastIndexOf("`n") + 1) | ConvertFrom-Csv |
                ForEach-Object { "$($_.SourceUrl) $($_.Url)" }
            $process.Dispose()
            [pscustomobject]@{ Killed = $killed; Links = @($links) }
        }

        function Assert-SurvivesKilling([int] $Kills) {
            Reset-TestSite $site
            Set-TestSitePage $site -Page $pages
            $state = Join-Path $TestDrive "killed$Kills.crawl"
            $found = @{}
            $known = @{}
            for ($run = 0; $run -le $Kills; $run++) {
                Clear-TestSiteLog $site
                $patience = $run -lt $Kills ? (Get-Random -Maximum ([int] (1500 / $Kills))) : -1
                $crawl = Invoke-Crawl $state $patience
                $crawl.Killed | Should -Be ($run -lt $Kills) -Because "run $run must not be over after $patience ms"
                Wait-Until { (Get-TestSiteLog $site).open -eq 0 }

                # Pages that were completed before this run are neither requested nor returned again.
                $asked = (Get-TestSiteLog $site).targets | ForEach-Object { $url + $_ }
                $asked | Where-Object { $known[$_] -eq 2 } | Should -BeNullOrEmpty
                $given = $crawl.Links -replace ' .*' | Select-Object -Unique
                $given | Where-Object { $known[$_] -eq 2 } | Should -BeNullOrEmpty

                # Pages that this run returned are completed, or in flight: those are returned again, and no others.
                $known = Get-PageState $state
                $given | Where-Object { $known[$_] -notin 1, 2 } | Should -BeNullOrEmpty
                $crawl.Links | ForEach-Object { $found[$_] = $true }
            }

            $found.Keys | Where-Object { -not $expected[$_] } | Should -BeNullOrEmpty
            $found.Count | Should -Be $expected.Count
            $known.Count | Should -Be $count
            $known.Values | Select-Object -Unique | Should -Be 2
            $total = Get-CrawlState $state
            $total.Completed, $total.Pending, $total.InFlight, $total.Failed | Should -Be $count, 0, 0, 0
            $total.Links | Should -Be $expected.Count
        }
    }

    It 'a few times loses no link, and reads again only what was in flight' {
        Assert-SurvivesKilling 4
    }

    It 'twenty times loses no link, and reads again only what was in flight' -Tag Slow {
        Assert-SurvivesKilling 20
    }
}
