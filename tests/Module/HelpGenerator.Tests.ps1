# The build makes the help from docs/en-US. A wrong or missing description in a page stops the build at its line.

BeforeAll {
    Import-Module "$PSScriptRoot/TestSite.psm1" -Force
    Import-TestedModule
    $root = Split-Path (Split-Path $PSScriptRoot)
    $docs = "$root/docs/en-US"
    $output = Split-Path (Get-Module LinkTools).Path

    function Find-Newest([string] $Path) {
        Get-Item $Path -ErrorAction Stop | Sort-Object LastWriteTime | Select-Object -Last 1 -ExpandProperty FullName
    }

    # Runs the generator on a copy of the pages that a script has changed.
    function Invoke-Generator([scriptblock] $Change = {}) {
        $pages = Join-Path $TestDrive ([guid]::NewGuid())
        Copy-Item -Recurse $docs $pages
        Push-Location $pages
        try {
            . $Change
        }
        finally {
            Pop-Location
        }

        $generator = Find-Newest "$root/build/HelpGenerator/bin/*/net*/HelpGenerator.dll"
        $references = Find-Newest "$root/src/LinkTools/obj/*/net*/help.references.txt"
        $said = dotnet $generator $pages "$output/LinkTools.dll" $references "$pages/made" 2>&1 |
            ForEach-Object { "$_" }
        [pscustomobject]@{ Code = $LASTEXITCODE; Said = @($said); Pages = $pages; Made = "$pages/made" }
    }

    function Edit-Page([string] $Page, [string] $Pattern, [string] $Replacement) {
        $text = Get-Content -Raw $Page
        $text | Should -Match $Pattern
        [regex]::new($Pattern).Replace($text, $Replacement, 1) | Set-Content -NoNewline $Page
    }
}

Describe 'The help generator' {
    It 'makes the files that the module ships' {
        $run = Invoke-Generator
        $run.Said | Should -BeNullOrEmpty
        $run.Code | Should -Be 0
        foreach ($name in 'LinkTools.dll-Help.xml', 'about_LinkTools.help.txt') {
            Get-Content -Raw "$($run.Made)/$name" | Should -BeExactly (Get-Content -Raw "$output/en-US/$name")
        }
    }

    It 'refuses <What>' -ForEach @(
        @{
            What    = 'a parameter that no page describes'
            Change  = { Edit-Page Get-PageLinks.md '(?s)### -Depth\n.*?(?=### -Exclude)' '' }
            Problem = 'has a parameter -Depth. Describe it'; Page = 'Get-PageLinks.md'; Mark = '^### -Exclude$'
        }
        @{
            What    = 'a parameter that does not exist'
            Change  = { Edit-Page Get-CrawlState.md '### -Failed' "### -Fail`n`nNothing.`n`n### -Failed" }
            Problem = 'has no parameter -Fail.'; Page = 'Get-CrawlState.md'; Mark = '^### -Fail$'
        }
        @{
            What    = 'a parameter that is described twice'
            Change  = { Edit-Page Get-CrawlState.md '## INPUTS' "### -Failed`n`nAgain.`n`n## INPUTS" }
            Problem = '-Failed is described twice'; Page = 'Get-CrawlState.md'
        }
        @{
            What    = 'a parameter without a description'
            Change  = { Edit-Page Get-PageLinks.md '(?s)(### -ThrottleLimit\n).*?(?=```yaml)' "`$1`n" }
            Problem = '-ThrottleLimit needs a description'; Page = 'Get-PageLinks.md'; Mark = '^### -ThrottleLimit$'
        }
        @{
            What    = 'a command without a page'
            Change  = { Remove-Item Test-RobotsUrl.md }
            Problem = 'The command Test-RobotsUrl has no page'; Page = 'Test-RobotsUrl.md'
        }
        @{
            What    = 'a page without a command'
            Change  = { (Get-Content -Raw Get-CrawlState.md) -replace 'Get-CrawlState', 'Get-Crawl' > Get-Crawl.md }
            Problem = 'has no command Get-Crawl.'; Page = 'Get-Crawl.md'
        }
        @{
            What    = 'a section that the layout does not have'
            Change  = { Edit-Page Get-CrawlState.md '## NOTES' '## REMARKS' }
            Problem = "no section 'REMARKS'"; Page = 'Get-CrawlState.md'; Mark = '^## REMARKS$'
        }
        @{
            What    = 'a missing section'
            Change  = { Edit-Page Get-CrawlState.md '(?s)## NOTES.*(?=## RELATED)' '' }
            Problem = 'A page has these sections, in this order'; Page = 'Get-CrawlState.md'
        }
        @{
            What    = 'a title that is not the name of the file'
            Change  = { Edit-Page Get-CrawlState.md '# Get-CrawlState' '# Get-State' }
            Problem = "The first heading must be '# Get-CrawlState'"; Page = 'Get-CrawlState.md'; Mark = '^# Get-State$'
        }
        @{
            What    = 'an example without code'
            Change  = { Edit-Page Get-CrawlState.md '(?s)(### Example 1[^\n]*\n).*?(?=### Example 2)' "`$1`nText.`n`n" }
            Problem = 'An example needs a ```powershell block'; Page = 'Get-CrawlState.md'; Mark = '^### Example 1'
        }
        @{
            What    = 'an example that does not fit a terminal'
            Change  = { Edit-Page Get-CrawlState.md 'Get-CrawlState \./example\.crawl\n' ('#' * 76 + "`n") }
            Problem = 'has 76 columns'; Page = 'Get-CrawlState.md'; Mark = '^#{76}$'
        }
        @{
            What    = 'an example of the about topic that does not fit a terminal'
            Change  = { Edit-Page about_LinkTools.md 'Get-Content urls\.txt' ('#' * 72 + "`n") }
            Problem = 'has 72 columns'; Page = 'about_LinkTools.md'; Mark = '^#{72}$'
        }
        @{
            What    = 'a table that Markdown takes for text'
            Change  = { Edit-Page about_LinkTools.md '(\| Remove-CrawlState [^\n]*\n)\n' "`$1Text.`n`n" }
            Problem = 'A table needs an empty line'; Page = 'about_LinkTools.md'
        }
        @{
            What    = 'YAML that repeats the assembly'
            Change  = { Edit-Page Get-PageLinks.md 'Default value: 32' "Default value: 32`nRequired: False" }
            Problem = "The assembly says 'Required'"; Page = 'Get-PageLinks.md'; Mark = '^Required: False$'
        }
        @{
            What    = 'YAML that is none'
            Change  = { Edit-Page Get-PageLinks.md 'no-effect:' 'no-effect: [' }
            Problem = 'The YAML cannot be read'; Page = 'Get-PageLinks.md'
        }
        @{
            What    = 'no effect of a parameter that does not exist'
            Change  = { Edit-Page Get-PageLinks.md '- Credential' '- Credentials' }
            Problem = 'The parameter set Path has no parameter Credentials'
            Page    = 'Get-PageLinks.md'; Mark = '- Credentials$'
        }
        @{
            What    = 'no effect in a parameter set that does not exist'
            Change  = { Edit-Page Get-PageLinks.md '  Html:' '  Markup:' }
            Problem = 'has no parameter set Markup, only'; Page = 'Get-PageLinks.md'
        }
        @{
            What    = 'no effect of a parameter that the set needs'
            Change  = { Edit-Page Get-PageLinks.md '- Credential' '- Path' }
            Problem = 'The parameter set Path needs Path'; Page = 'Get-PageLinks.md'; Mark = '^    - Path$'
        }
    ) {
        $run = Invoke-Generator $Change
        $run.Code | Should -Be 1
        $found = @($run.Said | Where-Object { $_.Contains($Problem) })
        $found.Count | Should -BeGreaterThan 0 -Because ($run.Said -join "`n")
        $place = [regex]::Match($found[0], '^(.+)\((\d+),1\): error HELP001: ')
        $place.Success | Should -BeTrue -Because 'MSBuild must understand it'
        $file, $line = $place.Groups[1].Value, [int] $place.Groups[2].Value
        Split-Path -Leaf $file | Should -Be $Page
        if ($Mark) {
            (Get-Content $file)[$line - 1] | Should -Match $Mark
        }

        Test-Path $run.Made | Should -BeFalse -Because 'help that is wrong is not written'
    }

    It 'lays out tables, lists and code as text' {
        $run = Invoke-Generator {
            $text = "## MORE`n`n| Id | What |`n|---|---|`n| ``A`` | one |`n| Longer | *two* |`n`n" +
                "1. first`n2. second, <https://a.example/>`n`n- see [this](https://b.example/) and [that](x.md)`n`n" +
                '```powershell' + "`nGet-Date`n    Get-Item`n" + '```' + "`n"
            Set-Content about_More.md "# about_More`n`n$text"
        }
        $run.Said | Should -BeNullOrEmpty
        (Get-Content "$($run.Made)/about_More.help.txt") -join "`n" | Should -BeExactly (@(
                'TOPIC', '    about_More', '', 'MORE'
                '    Id      What', '    ------  ----', '    A       one', '    Longer  two', ''
                '    1. first', '    2. second, https://a.example/', ''
                '    - see this (https://b.example/) and that', ''
                '        Get-Date', '            Get-Item'
            ) -join "`n")
    }
}
