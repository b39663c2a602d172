BeforeAll {
    Import-Module "$PSScriptRoot/TestSite.psm1" -Force
    Import-TestedModule
    $site = Open-TestSite
    $harbour = "$($site.Url)/harbour"
    $folder = New-Item -ItemType Directory (Join-Path $TestDrive crawls)
    foreach ($name in 'a.db', '[b].db') {
        Get-PageLinks "$harbour/" -Recurse -StatePath (Join-Path $folder $name) -ErrorAction SilentlyContinue | Out-Null
    }
}

AfterAll {
    Close-TestSite $site
}

Describe 'Get-CrawlState' {
    It 'shows seeds, rules, counts, hosts and failures' {
        $state = Get-CrawlState (Join-Path $folder a.db)
        $state | Should -BeOfType LinkTools.CrawlState
        $state.Seeds | Should -Be "$harbour/"
        $state.Rules['Scope'] | Should -Be 'Host'
        $state.Completed | Should -Be 11
        $state.Pending + $state.InFlight | Should -Be 0
        $state.Failed | Should -Be 1
        $state.Skipped | Should -Be 1
        $state.FailureReasons['HttpStatus'] | Should -Be 1
        ($state.Hosts.Values | Measure-Object -Sum).Sum | Should -Be 13
        $state.LastTouched | Should -BeGreaterOrEqual $state.Created
    }

    It 'lists the failed pages' {
        $failure = Get-CrawlState (Join-Path $folder a.db) -Failed
        $failure | Should -BeOfType LinkTools.CrawlFailure
        $failure.Url | Should -Be "$harbour/gone"
        $failure.StatusCode | Should -Be 404
        $failure.Reason | Should -Be 'HttpStatus'
    }

    It 'takes wildcards, literal paths, relative ones, and files from Get-ChildItem' {
        (Get-CrawlState "$folder/*.db").Count | Should -Be 2
        (Get-ChildItem $folder | Get-CrawlState).Path | Sort-Object | Should -Be (Get-ChildItem $folder).FullName
        Push-Location $folder
        (Get-CrawlState a.db).Path | Should -Be (Join-Path $folder a.db)
        (Get-CrawlState -LiteralPath '[b].db').Path | Should -Be (Join-Path $folder '[b].db')
        Pop-Location
    }

    It 'leaves no file beside those it looks at' {
        Get-CrawlState "$folder/*.db" | Out-Null
        (Get-ChildItem $folder -Force).Name | Sort-Object | Should -Be ('a.db', '[b].db' | Sort-Object)
    }

    It 'gives an error for what is absent or no state file, and goes on' {
        $foreign = Join-Path $TestDrive list.txt
        Set-Content $foreign 'a shopping list'
        $states = @(Get-CrawlState (Join-Path $folder none.db), $foreign, (Join-Path $folder a.db) -ErrorAction SilentlyContinue -ErrorVariable problems)
        $states.Count | Should -Be 1
        $problems.FullyQualifiedErrorId | Should -Be 'StateFileNotFound,LinkTools.Commands.GetCrawlStateCommand', 'StateFileForeign,LinkTools.Commands.GetCrawlStateCommand'
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
