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

    It 'looks at a crawl that goes on' {
        Set-TestSitePage $site @{ '/start' = '<a href=/held/x>x</a>' }
        $path = Join-Path $TestDrive running.db
        $run = Start-Shell 'Get-PageLinks $args[0] -Depth 1 -StatePath $args[1]' "$($site.Url)/start", $path
        Wait-TestSiteRequest $site /held/x
        # The page that is held, and the first one: too little has followed it to be sure that it was delivered.
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
