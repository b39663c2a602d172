BeforeAll {
    Import-Module "$PSScriptRoot/TestSite.psm1" -Force
    Import-TestedModule
    $manifest = (Get-Module LinkTools).Path -replace '[^\\/]+$', 'LinkTools.psd1'
    $use = "(Get-PageLinks -Html '<a href=x>' -BaseUrl http://a.example/).Url"
}

Describe 'The module' {
    It 'has a valid manifest with explicit exports' {
        $data = Import-PowerShellDataFile $manifest
        Test-ModuleManifest $manifest -ErrorAction Stop | Should -Not -BeNullOrEmpty
        $data.CmdletsToExport + $data.AliasesToExport + $data.FunctionsToExport + $data.VariablesToExport | Should -Not -Contain '*'
        $data.CmdletsToExport | Sort-Object | Should -Be ((Get-Command -Module LinkTools -CommandType Cmdlet).Name | Sort-Object)
    }

    It 'can be imported by force, and removed and imported again' {
        pwsh -NoProfile -NonInteractive -Command "Import-Module '$manifest'; Import-Module '$manifest' -Force; Remove-Module LinkTools; Import-Module '$manifest'; $use" |
            Should -Be 'http://a.example/x'
    }

    It 'works in a background job' {
        Start-Job { Import-Module $using:manifest; (Get-PageLinks -Html '<a href=x>' -BaseUrl http://a.example/) } | Receive-Job -Wait -AutoRemoveJob |
            ForEach-Object Url | Should -Be 'http://a.example/x'
    }

    It 'works in ForEach-Object -Parallel' {
        1..4 | ForEach-Object -Parallel { Import-Module $using:manifest; (Get-PageLinks -Html '<a href=x>' -BaseUrl http://a.example/).Url } |
            Should -Be (@('http://a.example/x') * 4)
    }

    It 'shows its type in a param block and its links as a table' {
        function Show-Link { param([Parameter(ValueFromPipeline)] [LinkTools.PageLink] $Link) process { $Link.Href } }
        Get-PageLinks -Html '<a href=x>' -BaseUrl http://a.example/ | Show-Link | Should -Be 'x'
        $table = Get-PageLinks -Html '<a href=x>word</a>' -BaseUrl http://a.example/ | Out-String -Width 100
        $table | Should -Match 'Page: http://a.example/'
        $table | Should -Match 'Hyperlink\s+word\s+http://a.example/x'
    }

    It 'shows what comes from a background job as it shows its own' {
        $file = "$TestDrive/job.crawl"
        $make = {
            param($manifest, $file)
            Import-Module $manifest
            Get-PageLinks -Html '<a href=//b.example/x>word</a>' -BaseUrl http://a.example/ -Summary -InformationVariable told
            Test-RobotsUrl http://a.example/private/ -RobotsText 'User-agent: *', 'Disallow: /private'
            $null = Get-PageLinks http://127.0.0.1:1/ -Recurse -StatePath $file -ErrorAction SilentlyContinue
            Get-CrawlState $file
            Get-CrawlState $file -Failed
            $told.MessageData
        }
        $here = & $make $manifest $file
        $there = Start-Job $make -ArgumentList $manifest, "$file.2" | Receive-Job -Wait -AutoRemoveJob
        $there.Count | Should -Be 5
        $there.Count | Should -Be $here.Count
        for ($i = 0; $i -lt $here.Count; $i++) {
            $there[$i].PSTypeNames[0] | Should -Be "Deserialized.$($here[$i].PSTypeNames[0])"
            $shown = $there[$i], $here[$i] | ForEach-Object {
                ($_ | Out-String -Width 100) -replace '(?m)^(Path|Created|LastTouched|Elapsed) +:.*$'
            }
            $shown[0] | Should -Be $shown[1]
            $shown[0] | Should -Not -Match 'PSComputerName|RunspaceId'
        }
    }

    It 'colours links only where escape sequences are wanted' {
        $rendering = $PSStyle.OutputRendering
        try {
            $PSStyle.OutputRendering = 'PlainText'
            Get-PageLinks -Html '<a href=//b.example/x>word</a>' -BaseUrl http://a.example/ | Out-String -Width 100 | Should -Not -Match "`e"
        } finally {
            $PSStyle.OutputRendering = $rendering
        }
    }
}
