# The topic names everything of which the module has a closed list, and nothing that it does not have.

BeforeAll {
    Import-Module "$PSScriptRoot/TestSite.psm1" -Force
    Import-TestedModule
}

Describe 'about_LinkTools' {
    BeforeAll {
        $about = "$(Get-Help about_LinkTools)" -replace '\r\n', "`n"
        $table = (Get-Command Get-PageLinks).ImplementingType.Assembly.GetType('LinkTools.ErrorIds')
        $all = $table.GetProperty('All').GetValue($null)
    }

    It 'is found, and fits a terminal' {
        $about | Should -Match 'SHORT DESCRIPTION'
        foreach ($line in $about -split "`n") {
            $line.Length | Should -BeLessOrEqual 79 -Because $line
            $line | Should -Not -Match '\s$|\t'
        }
    }

    It 'explains <What>' -ForEach @(
        @{ What = 'every property of a link'; Names = { [LinkTools.PageLink].GetProperties().Name } }
        @{ What = 'every scope'; Names = { [enum]::GetNames([LinkTools.CrawlScope]) } }
        @{
            What  = 'every kind of link'
            Names = {
                $line = 'Get-PageLinks x -Kind '
                (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Where-Object { $_ -ne 'All' }
            }
        }
        @{
            What  = 'every command'
            Names = { (Get-Command -Module LinkTools -CommandType Cmdlet).Name -ne 'Get-PageLinks' }
        }
    ) {
        $found = @(& $Names)
        $found.Count | Should -BeGreaterThan 2
        foreach ($name in $found) {
            $about | Should -MatchExactly "(?m)^ {4}$name {2,}\S"
        }
    }

    It 'lists every error of the module with its category' {
        foreach ($row in $all.GetEnumerator()) {
            $about | Should -Match "(?m)^ {4}$($row.Key) {2,}\S"
            if ($row.Value -ne 'InvalidArgument') {
                $about | Should -Match "(?m)^ {4}$($row.Key) {2,}$($row.Value) {2,}\S"
            }
        }
    }

    It 'lists no error that does not exist, and none twice' {
        $section = $about -replace '(?s)^.*\n  Errors\n' -replace '(?s)\n  How the module is loaded\n.*$'
        $listed = [regex]::Matches($section, '(?m)^ {4}([A-Z][a-z]+[A-Z]\w+) {2,}').ForEach({ $_.Groups[1].Value })
        $listed.Count | Should -BeGreaterThan 50
        $listed | Where-Object { -not $all.ContainsKey($_) } | Should -BeNullOrEmpty
        $listed | Sort-Object -Unique | Should -HaveCount $listed.Count
    }

    It 'names no parameter that does not exist' {
        $known = Get-Command -Module LinkTools -CommandType Cmdlet | ForEach-Object { $_.Parameters.Keys }
        # Of Export-Csv.
        $known += 'Append'
        [regex]::Matches($about, '(?<=[\s(])-([A-Z][A-Za-z]+)') | ForEach-Object { $_.Groups[1].Value } |
            Where-Object { $_ -notin $known } | Should -BeNullOrEmpty
    }
}
