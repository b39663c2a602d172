# A consumer that stops while a loop upstream still runs: only that loop, or nothing, notices it.

BeforeAll {
    Import-Module "$PSScriptRoot/TestSite.psm1" -Force
    Import-TestedModule
    $site = Open-TestSite
    $urls = 1..6 | ForEach-Object { "$($site.Url)/two/$_" }
    $pages = @{ '/robots.txt' = '' }
    1..6 | ForEach-Object { $pages["/two/$_"] = "<a href=/a$_>a</a><a href=/b$_>b</a><a href=/c$_>c</a>" }
    $maps = 1..6 | ForEach-Object {
        @{ path = "/two/$_.txt"; type = 'text/plain'; body = 'a', 'b', 'c' -replace '^', "$($site.Url)/" -join "`n" }
    }
    Set-TestSitePage $site $pages $maps
}

AfterAll {
    Close-TestSite $site
}

Describe 'A consumer of <Command> that leaves while a loop upstream still runs' -ForEach @(
    @{ Command = 'Get-PageLinks'; Total = 18 }
    @{ Command = 'Test-RobotsUrl'; Total = 6 }
    @{ Command = 'Test-PageLink'; Total = 6 }
    @{ Command = 'Get-SitemapUrl'; Total = 18 }
) {
    BeforeAll {
        $given = $Command -eq 'Get-SitemapUrl' ? ($urls -replace '$', '.txt') : $urls
    }

    It 'by continue loses nothing else' {
        $kept = [System.Collections.Generic.List[object]]::new()
        $ran = Invoke-Recorded {
            & { foreach ($url in $given) { $url; Start-Sleep -Milliseconds 100 } } | & $Command | ForEach-Object {
                $kept.Add($_)
                # The links of the last page come after the loop has ended, so continue would leave the whole script.
                if ($kept.Count -le 3) { continue }
            }
        }
        $ran.Fatal | Should -BeNullOrEmpty
        $ran.Errors | Should -BeNullOrEmpty
        $kept.Count | Should -Be $Total
    }

    It 'by break ends the run without an error' {
        foreach ($i in 1..5) {
            $ran = Invoke-Recorded {
                & { foreach ($url in $given) { $url; Start-Sleep -Milliseconds 50 }; } | & $Command |
                    ForEach-Object { $_; break }
            }
            $ran.Fatal | Should -BeNullOrEmpty
            $ran.Errors | Should -BeNullOrEmpty
            $ran.Output.Count | Should -Be 1
            Assert-SiteQuiet $site
        }
    }

    It 'by an exception that is caught upstream loses nothing else' {
        $kept = [System.Collections.Generic.List[object]]::new()
        $caught = [System.Collections.Generic.List[object]]::new()
        $ran = Invoke-Recorded {
            & { foreach ($url in $given) { try { $url } catch { $caught.Add($_) }; Start-Sleep -Milliseconds 100 } } |
                & $Command | ForEach-Object {
                    $kept.Add($_)
                    if ($kept.Count -eq 1) { throw 'enough' }
                }
        }
        $ran.Fatal | Should -BeNullOrEmpty
        $caught | ForEach-Object { "$_" } | Should -Be 'enough'
        $kept.Count | Should -Be $Total
    }
}
