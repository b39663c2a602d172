# Input that keeps a reader waiting forever: a pipe without a writer. Waiting ends at -TimeoutSec and on Ctrl+C.

BeforeDiscovery {
    $hasPipes = -not $IsWindows
    $cases = @(
        @{
            Name = 'Get-PageLinks -Path'
            Script = { param($Pipe, $Limit) Get-PageLinks -Path $Pipe -TimeoutSec $Limit }
        }
        @{
            Name = 'Get-PageLinks -LiteralPath'
            Script = { param($Pipe, $Limit) Get-PageLinks -LiteralPath $Pipe -TimeoutSec $Limit }
        }
        @{
            Name = 'Get-SitemapUrl -Path'
            Script = { param($Pipe, $Limit) Get-SitemapUrl -Path $Pipe -TimeoutSec $Limit }
        }
        @{
            Name = 'Test-RobotsUrl -RobotsPath'
            Script = { param($Pipe, $Limit) Test-RobotsUrl https://example.com/ -RobotsPath $Pipe -TimeoutSec $Limit }
        }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestSite.psm1" -Force
    Import-TestedModule
}

Describe 'A pipe that nobody writes to, as <Name>' -ForEach $cases -Skip:(-not $hasPipes) {
    BeforeAll {
        $pipe = Join-Path $TestDrive 'pipe'
        if (-not (Test-Path $pipe)) {
            mkfifo $pipe
        }
    }

    It 'is one Timeout error when -TimeoutSec is over' {
        $run = Invoke-Recorded $Script $pipe, 0.3
        $ids = @($run.Ids) + @($run.FatalId -replace ',.*') | Where-Object Length
        $ids | Should -Be 'Timeout'
        $run.Output | Should -BeNullOrEmpty
    }

    It 'ends by Ctrl+C' {
        $run = Start-Shell "$Script" $pipe, 0
        Wait-Until { $run.Shell.Runspace.RunspaceAvailability -eq 'Busy' }
        Start-Sleep -Milliseconds 300
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        $run.Shell.Stop()
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 10
        $run.Shell.Dispose()
    }
}

Describe 'Files that are no plain ones' -Skip:(-not $hasPipes) {
    It 'are read where they give something' {
        $pipe = Join-Path $TestDrive 'written'
        mkfifo $pipe
        $page = Join-Path $TestDrive 'page.html'
        Set-Content $page '<a href=/x>x</a>'
        $writer = Start-Process cp -ArgumentList $page, $pipe -PassThru
        (Get-PageLinks -Path $pipe -BaseUrl https://example.com/).Url | Should -Be 'https://example.com/x'
        $writer.WaitForExit()
    }

    It 'are bounded where they never end' {
        (Invoke-Recorded { Get-PageLinks -Path /dev/zero }).Ids | Should -Be 'PageTooLarge'
        (Invoke-Recorded { Get-PageLinks -Path /dev/null }).Ids | Should -BeNullOrEmpty
    }
}
