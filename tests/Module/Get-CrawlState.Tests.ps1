BeforeAll {
    Import-Module "$PSScriptRoot/TestSite.psm1" -Force
    Import-TestedModule
    $site = Open-TestSite
    $harbour = "$($site.Url)/harbour"
    $folder = New-Item -ItemType Directory (Join-Path $TestDrive crawls)
    foreach ($name in 'a.db', '[b].db') {
        $null = Get-PageLinks "$harbour/" -Recurse -StatePath (Join-Path $folder $name) -ErrorAction SilentlyContinue
    }
}

AfterAll {
    Close-TestSite $site
}

Describe 'Get-CrawlState' {
    It 'shows seeds, rules, counts, hosts and failures' {
        $path = Join-Path $folder a.db
        $state = Get-CrawlState $path
        $state | Should -BeOfType LinkTools.CrawlState
        $state.Path | Should -Be $path
        "$($state.Seeds)" | Should -Be "$harbour/"
        "$($state.Rules)" -split ' ' | Sort-Object | Should -Be @(
            'Depth=unlimited', 'Exclude=', 'IgnoreNoFollow=False', 'Include=', 'Kind=Hyperlink', 'Scope=Host')
        $state.Completed | Should -Be 11
        $state.Pending + $state.InFlight | Should -Be 0
        $state.Failed | Should -Be 1
        $state.Skipped | Should -Be 1
        "$($state.FailureReasons)" | Should -Be 'HttpStatus=1'
        "$($state.Hosts)" | Should -Be "$(([uri] $site.Url).Authority)=13"
        $state.LastTouched | Should -BeGreaterOrEqual $state.Created
        $state.LastTouched | Should -BeLessOrEqual ([datetimeoffset]::UtcNow)
    }

    It 'lists the failed pages, which can be read again' {
        $failure = Get-CrawlState (Join-Path $folder a.db) -Failed
        $failure | Should -BeOfType LinkTools.CrawlFailure
        $failure.Url | Should -Be "$harbour/gone"
        $failure.StatusCode | Should -Be 404
        $failure.Reason | Should -Be 'HttpStatus'
        $failure.Depth | Should -Be 1
        $failure.Message | Should -BeLike '*404*'
        $run = Invoke-Recorded { $failure | Get-PageLinks -ErrorAction Continue }
        $run.Errors.TargetObject | Should -Be "$harbour/gone"
    }

    It 'lists the pages, with what became of each and where it was found' {
        $path = Join-Path $TestDrive pages.db
        Set-TestSitePage $site -Page @(
            @{ Path = '/p/'; Body = "<title>The start &amp; more</title>`n<a href=moved>Moved</a>`n<a href=gone>Gone</a>" +
                '<a href=map.png>Map</a><a href=/p/deep>Deep</a>' }
            @{ Path = '/p/moved'; Status = 301; Headers = @{ Location = '/p/new' } }
            @{ Path = '/p/new'; Type = 'text/html; charset=iso-8859-1'; Body = '<title>New</title><a href=/p/>t</a>' }
            @{ Path = '/p/deep'; Body = '<a href=deeper>Deeper</a>' }, @{ Path = '/p/deeper'; Body = '<p>' }
            @{ Path = '/p/map.png'; Type = 'image/png'; Body = 'x' }, @{ Path = '/p/gone'; Status = 410 }
        )
        $null = Get-PageLinks "$($site.Url)/p/" -Recurse -Scope Path -StatePath $path -ErrorAction Ignore
        $pages = Get-CrawlState $path -Pages
        $pages[0] | Should -BeOfType LinkTools.CrawlPage
        $pages.Url | Sort-Object | Should -Be @(
            '', 'deep', 'deeper', 'gone', 'map.png', 'moved' | ForEach-Object { "$($site.Url)/p/$_" })
        $by = $pages | Group-Object { $_.Url -replace '.*/' } -AsHashTable
        $start, $moved, $gone, $map, $deeper = $by[''], $by['moved'], $by['gone'], $by['map.png'], $by['deeper'] |
            ForEach-Object { $_[0] }
        $start.Title, $start.State, $start.StatusCode, $start.Links, $start.Depth |
            Should -Be 'The start & more', 'Completed', 200, 4, 0
        $start.FinalUrl | Should -Be $start.Url
        $start.ReferrerUrl, $start.ReferrerLine | Should -Be '', 0
        $start.Bytes | Should -BeGreaterThan 100
        $start.Seconds | Should -BeGreaterOrEqual 0
        $start.ContentType | Should -BeLike 'text/html*'
        $moved.FinalUrl, $moved.Title, $moved.Charset | Should -Be "$($site.Url)/p/new", 'New', 'windows-1252'
        $moved.ReferrerUrl, $moved.ReferrerLine, $moved.ReferrerText | Should -Be "$($site.Url)/p/", 2, 'Moved'
        $gone.State, $gone.StatusCode, $gone.ReferrerLine, $gone.ReferrerText | Should -Be 'Failed', 410, 3, 'Gone'
        $map.State, $map.ContentType, $map.Links | Should -Be 'Skipped', 'image/png', 0
        $deeper.Depth, $deeper.ReferrerUrl | Should -Be 2, "$($site.Url)/p/deep"
        (Get-CrawlState $path -Pages -Failed).Url | Should -Be "$($site.Url)/p/gone"
        $failure = Get-CrawlState $path -Failed
        $failure.ReferrerUrl, $failure.ReferrerLine, $failure.ReferrerText | Should -Be "$($site.Url)/p/", 3, 'Gone'
        ($pages | ConvertTo-Csv | ConvertFrom-Csv).Title | Should -Be $pages.Title
        ($pages | Where-Object Depth -eq 1 | Get-PageLinks -ErrorAction Ignore -WarningAction Ignore).Count |
            Should -Be 2
    }

    It 'lists pages that wait' {
        $path = Join-Path $TestDrive waiting.db
        Set-TestSitePage $site @{ '/w/' = '<a href=1>1</a><a href=2>2</a>' }
        $null = Get-PageLinks "$($site.Url)/w/" -Recurse -MaximumPages 1 -StatePath $path -WarningAction Ignore
        $waiting = Get-CrawlState $path -Pages | Where-Object State -eq Waiting
        $waiting.ReferrerText | Should -Be '1', '2'
        $waiting[0].StatusCode, $waiting[0].Seconds, $waiting[0].FinalUrl | Should -Be $null, $null, ''
    }

    It 'looks at a crawl that goes on' {
        Set-TestSitePage $site @{ '/start' = '<a href=/held/x>x</a>' }
        $path = Join-Path $TestDrive running.db
        $run = Start-Shell 'Get-PageLinks $args[0] -Depth 1 -StatePath $args[1]' "$($site.Url)/start", $path
        Wait-TestSiteRequest $site /held/x
        # The page that is held back, and the first one, because too few links have followed it to be sure that it was
        # delivered.
        Wait-Until { (Get-CrawlState $path).InFlight -eq 2 }
        Resume-TestSite $site x
        Wait-Shell $run
        $state = Get-CrawlState $path
        $state.Completed, $state.InFlight | Should -Be 2, 0
    }

    It 'takes wildcards, literal paths, relative ones, and files from Get-ChildItem' {
        $all = (Get-ChildItem $folder).FullName
        (Get-CrawlState "$folder/*.db").Path | Sort-Object | Should -Be $all
        (Get-ChildItem $folder | Get-CrawlState).Path | Sort-Object | Should -Be $all
        $run = Invoke-Recorded { Get-CrawlState "$folder/*.none" -ErrorAction Continue }
        $run.Ids | Should -Be 'PathNotFound'
        $run.Output | Should -BeNullOrEmpty
        Push-Location $folder
        (Get-CrawlState a.db).Path | Should -Be (Join-Path $folder a.db)
        (Get-CrawlState -StatePath ./a.db).Path | Should -Be (Join-Path $folder a.db)
        ('a.db', '?b?.db' | Get-CrawlState).Path | Sort-Object | Should -Be $all
        (Get-CrawlState -LiteralPath '[b].db').Path | Should -Be (Join-Path $folder '[b].db')
        Pop-Location
    }

    It 'leaves no file beside those it looks at' {
        Get-CrawlState "$folder/*.db" | Out-Null
        (Get-ChildItem $folder -Force).Name | Sort-Object | Should -Be ('a.db', '[b].db' | Sort-Object)
    }

    It 'gives an error for what is no state file, and goes on: <Name>' -ForEach @(
        @{ Name = 'totals'; With = @{} }, @{ Name = '-Failed'; With = @{ Failed = $true } }
        @{ Name = '-Pages'; With = @{ Pages = $true; Failed = $true } }
    ) {
        $foreign = Join-Path $TestDrive list.txt
        Set-Content $foreign 'a shopping list'
        $none = Join-Path $folder none.db
        $paths = $none, $foreign, "$TestDrive", 'nodrive:x', 'Variable:HOME', (Join-Path $folder a.db)
        $run = Invoke-Recorded { Get-CrawlState $paths @With -ErrorAction Continue }
        $run.Fatal | Should -BeNullOrEmpty
        $run.Output.Count | Should -Be 1
        $run.Errors | ForEach-Object { "$($_.FullyQualifiedErrorId) $($_.CategoryInfo.Category) $($_.TargetObject)" } |
            Should -Be @(
                "StateFileNotFound,LinkTools.Commands.GetCrawlStateCommand ObjectNotFound $none"
                "StateFileForeign,LinkTools.Commands.GetCrawlStateCommand InvalidData $foreign"
                "StateFileNotFound,LinkTools.Commands.GetCrawlStateCommand ObjectNotFound $TestDrive"
                'PathNotFound,LinkTools.Commands.GetCrawlStateCommand ObjectNotFound nodrive:x'
                'PathNotFile,LinkTools.Commands.GetCrawlStateCommand InvalidArgument Variable:HOME'
            )
        Get-Content $foreign | Should -Be 'a shopping list'
    }

    It 'writes a CSV that shows it whole' {
        $row = Get-CrawlState (Join-Path $folder a.db) | ConvertTo-Csv | ConvertFrom-Csv
        $row.Seeds | Should -Be "$harbour/"
        $row.FailureReasons | Should -Be 'HttpStatus=1'
        $row.Rules | Should -Match 'Scope=Host'
    }

    It 'can be stopped early while it lists failures' {
        Get-CrawlState "$folder/*.db" -Failed | Select-Object -First 1 | Should -Not -BeNullOrEmpty
        Remove-Item -LiteralPath (Join-Path $folder a.db), (Join-Path $folder '[b].db')
        Get-ChildItem $folder -Force | Should -BeNullOrEmpty
    }
}
