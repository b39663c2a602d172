# The properties of a link, and the table of error ids.

BeforeDiscovery {
    $ids = @{ id = 'UnknownKind'; command = { Get-PageLinks -Html 'x' -BaseUrl http://a.example/ -Kind Nothing } },
    @{ id = 'InvalidBaseUrl'; command = { Get-PageLinks -Html 'x' -BaseUrl nothing } },
    @{ id = 'RecurseNotSpecified'; command = { Get-PageLinks http://127.0.0.1:1/ -Scope Any } },
    @{ id = 'InvalidPattern'; command = { Get-PageLinks http://127.0.0.1:1/ -Recurse -Include '[' } },
    @{ id = 'ProxyConflict'; command = { Test-RobotsUrl http://127.0.0.1:1/ -NoProxy -Proxy http://127.0.0.1:1 } },
    @{ id = 'FileUnreadable'; command = { Test-RobotsUrl http://127.0.0.1:1/ -RobotsPath $TestDrive } },
    @{ id = 'PathNotFound'; command = { Get-SitemapUrl -LiteralPath NoDrive:/x } },
    @{ id = 'PathNotFile'; command = { Get-SitemapUrl -LiteralPath Variable:HOME } },
    @{ id = 'InvalidUrl'; command = { Get-SitemapUrl nothing } },
    @{ id = 'StateFileNotFound'; command = { Get-CrawlState "$TestDrive/none.crawl" } }
}

BeforeAll {
    $module = $env:LINKTOOLS_MODULE
    if (-not $module) {
        $module = Get-ChildItem "$PSScriptRoot/../../output/LinkTools" -Directory |
            Sort-Object { [version] $_.Name } | Select-Object -Last 1 -ExpandProperty FullName
    }

    Import-Module "$module/LinkTools.psd1"

    function Get-Links([string] $Html, $Kind = 'All') {
        Get-PageLinks -Html $Html -BaseUrl http://a.example/ -Kind $Kind
    }
}

Describe 'Kind' {
    It 'is a word in JSON and CSV' {
        $link = Get-Links '<link rel=stylesheet href=x>'
        ($link | ConvertTo-Json | ConvertFrom-Json).Kind | Should -BeExactly Stylesheet
        ($link | ConvertTo-Csv | ConvertFrom-Csv).Kind | Should -BeExactly Stylesheet
        $link.Kind | Should -BeOfType ([string])
    }

    It 'sorts and groups by name' {
        $links = Get-Links '<script src=x></script><img src=x><a href=x>x</a><link rel=icon href=x>'
        ($links | Sort-Object Kind).Kind | Should -Be Hyperlink, Icon, Image, Script
        ($links | Group-Object Kind).Name | Should -Be Hyperlink, Icon, Image, Script
    }

    It 'is asked for by names and wildcards, and completed' {
        (Get-Links '<script src=x></script><img src=x><a href=x>x</a>' 'IM*', 'script').Kind |
            Should -Be Script, Image
        $line = 'Get-PageLinks x -Kind sty'
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be StyleResource, Stylesheet
    }
}

Describe 'Error ids' {
    BeforeAll {
        $table = (Get-Command Get-PageLinks).ImplementingType.Assembly.GetType('LinkTools.ErrorIds')
        $all = $table.GetProperty('All').GetValue($null)
    }

    It 'are PascalCase words of one table, each with a category' {
        $all.Count | Should -BeGreaterThan 40
        foreach ($row in $all.GetEnumerator()) {
            $row.Key | Should -MatchExactly '^[A-Z][A-Za-z0-9]+$'
            [enum]::IsDefined($row.Value) | Should -BeTrue
        }
    }

    It '<id> is what is written' -ForEach $ids {
        $problem = { . ([scriptblock]::Create("$command -ErrorAction Stop")) } | Should -Throw -PassThru
        ($problem.FullyQualifiedErrorId -split ',')[0] | Should -BeExactly $id
        $problem.CategoryInfo.Category | Should -Be $all[$id]
    }
}
