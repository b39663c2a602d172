# Documents that are not HTML pages.

BeforeAll {
    $module = $env:LINKTOOLS_MODULE
    if (-not $module) {
        $module = Get-ChildItem "$PSScriptRoot/../../output/LinkTools" -Directory |
            Sort-Object { [version] $_.Name } | Select-Object -Last 1 -ExpandProperty FullName
    }

    Import-Module "$module/LinkTools.psd1"
    $folder = New-Item -ItemType Directory "$TestDrive/docs"
    Set-Content "$folder/README.md" "# Top`n`n[a](sub/a.md#one) [b](sub/a.md#no) [c](sub) [d](#top) https://b.example/."
    $null = New-Item -ItemType Directory "$folder/sub"
    Set-Content "$folder/sub/a.md" "# One`n[up](../README.md) ![i](none.png)"
    Set-Content "$folder/style.css" "@import 'a.css';`np { background: url(b.png) }"
    Set-Content "$folder/notes.txt" 'See (https://a.example/x), or www.b.example.'
    Set-Content "$folder/pic.svg" '<svg xmlns="http://www.w3.org/2000/svg"><a href="p.html"><text>Go</text></a></svg>'
    Set-Content "$folder/feed.xml" '<rss version="2.0"><channel><item><link>https://f.example/</link></item></channel></rss>'
}

Describe 'Documents' {
    It 'reads Markdown with lines, columns and no elements' {
        $links = Get-PageLinks -Path "$folder/README.md"
        $links.Href | Should -Be 'sub/a.md#one', 'sub/a.md#no', 'sub', '#top', 'https://b.example/'
        $links[1].Line, $links[1].Column | Should -Be 3, 19
        $links[0].Element + $links[0].Attribute | Should -BeExactly ''
        $links[0].Kind | Should -Be Hyperlink
    }

    It 'reads each kind by its name' {
        (Get-PageLinks -Path "$folder/style.css" -Kind All).Kind | Should -Be Stylesheet, StyleResource
        (Get-PageLinks -Path "$folder/notes.txt").Url | Should -Be https://a.example/x, http://www.b.example/
        (Get-PageLinks -Path "$folder/pic.svg").Text | Should -Be Go
        (Get-PageLinks -Path "$folder/feed.xml").Url | Should -Be https://f.example/
        (Get-ChildItem $folder -File | Get-PageLinks -Kind All).Count | Should -Be 11
    }

    It 'reads a document as <kind> where -As says so' -ForEach @(
        @{ kind = 'Markdown'; text = '[a](b)'; expected = 'b' }
        @{ kind = 'Text'; text = 'see http://b.example/'; expected = 'http://b.example/' }
        @{ kind = 'Css'; text = 'p { color: url(b) }'; expected = 'b' }
        @{ kind = 'Feed'; text = '<rss><channel><link>b</link></channel></rss>'; expected = 'b' }
        @{ kind = 'Xhtml'; text = '<p xmlns="http://www.w3.org/1999/xhtml"><a href="b"/></p>'; expected = 'b' }
        @{ kind = 'Xml'; text = '<svg xmlns="http://www.w3.org/2000/svg"><a href="b"/></svg>'; expected = 'b' }
        @{ kind = 'Html'; text = '<a href=b>'; expected = 'b' }
    ) {
        Set-Content "$TestDrive/some.file" $text
        (Get-PageLinks -Path "$TestDrive/some.file" -As $kind -Kind All).Href | Should -Be $expected
        (Get-PageLinks -Html $text -BaseUrl http://a.example/ -As $kind -Kind All).Href | Should -Be $expected
    }

    It 'answers the links of a folder of Markdown from the disk' {
        $checks = Test-PageLink -Path $folder -Recurse -Exclude 'http*'
        $found = $checks | Where-Object Status -NE Skipped | ForEach-Object { "$($_.Href) $($_.Status)" } | Sort-Object
        $found | Should -Be '../README.md Ok', '#top Ok', 'none.png Broken', 'sub Ok', 'sub/a.md#no FragmentMissing',
            'sub/a.md#one Ok'
    }
}
