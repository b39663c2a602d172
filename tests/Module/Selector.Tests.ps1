# Links of a part of a page.

BeforeDiscovery {
    $invalid = 'a[', 'a >', ':bogus', '', ' ', 'a, ', ':not(', '//a' | ForEach-Object { @{ text = $_ } }
}

BeforeAll {
    $module = $env:LINKTOOLS_MODULE
    if (-not $module) {
        $module = Get-ChildItem "$PSScriptRoot/../../output/LinkTools" -Directory |
            Sort-Object { [version] $_.Name } | Select-Object -Last 1 -ExpandProperty FullName
    }

    Import-Module "$module/LinkTools.psd1"
    $html = '<nav><a href=n>n</a></nav><main><p class=toc><a href=t>t</a></p><a href=m>m</a></main><a href=o>o</a>'
    $common = @{ Html = $html; BaseUrl = 'http://a.example/' }
}

Describe 'Selector' {
    It 'takes links of elements, and of what is inside them' {
        (Get-PageLinks @common -Selector main).Href | Should -Be t, m
        (Get-PageLinks @common -Selector nav, '.toc a').Href | Should -Be n, t
        (Get-PageLinks @common -ExcludeSelector 'nav, main').Href | Should -Be o
        (Get-PageLinks @common -Selector main -ExcludeSelector .toc).Href | Should -Be m
        (Get-PageLinks @common -Selector 'p:has(> a)').Href | Should -Be t
        (Get-PageLinks @common -Selector *).Href | Should -Be (Get-PageLinks @common).Href
    }

    It 'refuses <text> before any request' -ForEach $invalid {
        { Get-PageLinks http://127.0.0.1:1/ -Selector $text } | Should -Throw -ErrorId 'InvalidSelector,*'
        { Get-PageLinks http://127.0.0.1:1/ -ExcludeSelector a, $text } | Should -Throw -ErrorId 'InvalidSelector,*'
        { Test-PageLink http://127.0.0.1:1/ -Recurse -Selector $text } | Should -Throw -ErrorId 'InvalidSelector,*'
    }

    It 'goes with the parameters that it needs' {
        { Get-PageLinks http://127.0.0.1:1/ -Recurse -FollowSelected } |
            Should -Throw -ErrorId 'SelectorNotSpecified,*'
        { Get-PageLinks http://127.0.0.1:1/ -Selector a -FollowSelected } |
            Should -Throw -ErrorId 'RecurseNotSpecified,*'
        { Test-PageLink http://127.0.0.1:1/ -Selector a } | Should -Throw -ErrorId 'RecurseNotSpecified,*'
    }

    It 'is one error for a page that is nested too deeply' {
        $deep = ('<div>' * 600) + '<a href=x>x</a>'
        $links = Get-PageLinks -Html $deep, $html -BaseUrl http://a.example/ -Selector a -ErrorVariable failed -EA Silent
        $failed.FullyQualifiedErrorId | Should -BeLike 'PageTooComplex,*'
        $failed[0].CategoryInfo.Category | Should -Be LimitsExceeded
        $links | Should -BeNullOrEmpty
        (Get-PageLinks -Html $deep -BaseUrl http://a.example/).Href | Should -Be x
    }

    It 'works over files, for Get-PageLinks and Test-PageLink' {
        Set-Content "$TestDrive/page.html" '<main><a href=page.html>in</a></main><a href=none.html>out</a>'
        (Get-PageLinks -Path "$TestDrive/page.html" -Selector main).Href | Should -Be page.html
        (Test-PageLink -Path "$TestDrive/page.html" -Selector main).Status | Should -Be Ok
        (Test-PageLink -Path "$TestDrive/page.html" -ExcludeSelector main).Status | Should -Be Broken
    }
}
