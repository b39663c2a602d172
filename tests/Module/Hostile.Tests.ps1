BeforeDiscovery {
    Import-Module "$PSScriptRoot/TestSite.psm1" -Force
    # Each start has other ports; the names are the same.
    $first = Open-TestSite -Hostile
    $scenarios = $first.Scenarios | ForEach-Object { @{ Name = $_.name } }
    Close-TestSite $first
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestSite.psm1" -Force
    Import-TestedModule
    $site = Open-TestSite -Hostile
    $limits = @{ TimeoutSec = 3; MaximumPageBytes = 1MB; MaximumRetryCount = 0; ErrorAction = 'Continue' }
    $http2, $http1 = $site.Scenarios.Where({ $_.needsHttp2 }, 'Split')
    $good = 1..100 | ForEach-Object { "$($site.Url)/page/$_" }
    # All of them and good pages in one run, as in a user's list.
    $run = Invoke-Recorded { $http1.url + $good | Get-PageLinks @limits -HostThrottleLimit 64 }
    $second = Invoke-Recorded { Get-PageLinks $http2.url @limits -HttpVersion 2.0 -SkipCertificateCheck }
    $errors = @{}
    $run.Errors + $second.Errors | ForEach-Object { $errors[[string] $_.TargetObject] += , $_ }
}

AfterAll {
    Close-TestSite $site
}

Describe 'A server that does wrong' {
    It 'costs one error or nothing: <Name>' -ForEach $scenarios {
        $scenario = $site.Scenarios | Where-Object name -eq $Name
        $problems = @($errors[$scenario.url] | Where-Object { $_ })
        $problems.FullyQualifiedErrorId -replace ',.*' -join ', ' | Should -Be "$($scenario.expected)"
        foreach ($problem in $problems) {
            $problem.CategoryInfo.Category | Should -Not -Be 'NotSpecified'
            $problem.Exception | Should -Not -BeNullOrEmpty
            "$problem" | Should -BeLike "'$($scenario.url -replace '([\[\]])', '`$1')' *"
        }
    }

    It 'costs no link of the good pages beside it' {
        ($run.Output | Where-Object SourceUrl -In $good).Count | Should -Be 1000
        $run.Fatal | Should -BeNullOrEmpty
        $second.Fatal | Should -BeNullOrEmpty
        Assert-SiteQuiet $site
    }
}
