BeforeDiscovery { $dot = Get-Command dot -ErrorAction Ignore }

BeforeAll {
    Import-Module "$PSScriptRoot/TestSite.psm1", "$PSScriptRoot/Reports.psm1" -Force
    Import-TestedModule
    $links = @(
        @{ SourceUrl = 'https://a.example/docs/1.html'; Url = 'https://a.example/docs/2.html#x'; Status = 'Ok' }
        @{ SourceUrl = 'https://a.example/docs/1.html'; Url = 'https://a.example/docs/2.html#y'; Status = 'FragmentMissing' }
        @{ SourceUrl = 'https://a.example/docs/2.html'; Url = 'https://b.example/'; Status = 'Ok' }
        @{ SourceUrl = ''; Url = 'https://b.example/'; Status = 'Ok' }
    ) | ForEach-Object { [LinkTools.LinkCheck] $_ }
}

Describe 'ConvertTo-LinkGraph' {
    It 'has a node for each <Group> and the number of links as weight' -ForEach @(
        @{ Group = 'Page'; Nodes = 'https://a.example/docs/1.html', 'https://a.example/docs/2.html', 'https://b.example/' }
        @{ Group = 'Directory'; Nodes = 'https://a.example/docs/', 'https://b.example/' }
        @{ Group = 'Host'; Nodes = 'a.example', 'b.example' }
    ) {
        $graph = ([xml] ($links | ConvertTo-LinkGraph -As GraphML -GroupBy $Group)).graphml.graph
        $graph.node.data.InnerText | Should -Be $Nodes
        $first = $graph.edge[0]
        $first.SelectSingleNode('*[@key="links"]').InnerText | Should -Be 2
        $first.SelectSingleNode('*[@key="broken"]').InnerText | Should -Be 1
    }

    It 'marks broken edges in DOT' {
        $lines = $links | ConvertTo-LinkGraph
        $lines[0] | Should -Be 'digraph links {'
        @($lines -like '*color=red*').Count | Should -Be 1
    }

    It 'is read by Graphviz, whatever the names hold' -Skip:(-not $dot) {
        $file = "$TestDrive/site.dot"
        New-Check 300 | ConvertTo-LinkGraph -As Dot | Set-Content $file
        [LinkTools.LinkCheck]@{ SourceUrl = 'C:\new\"quoted".html'; Url = 'https://b.example/\N'; Status = 'Broken' } |
            ConvertTo-LinkGraph | Set-Content "$TestDrive/odd.dot"
        dot -Tplain $file -o "$TestDrive/site.txt"
        $LASTEXITCODE | Should -Be 0
        dot -Tdot "$TestDrive/odd.dot" -o "$TestDrive/odd.txt"
        $LASTEXITCODE | Should -Be 0
        Get-Content -Raw "$TestDrive/odd.txt" | Should -Match ([regex]::Escape('C:\\new\\\"quoted\".html'))
    }

    It 'takes links that were not checked' {
        Get-PageLinks -Html '<a href=/x>' -BaseUrl https://a.example/ | ConvertTo-LinkGraph -GroupBy Host |
            Should -Contain '  n0 -> n0 [weight=1, label="1"];'
    }

    It 'says what it kept in memory' {
        ($links | ConvertTo-LinkGraph -Verbose 4>&1) -match '3 nodes and 2 edges\. Left out: 1 link without' | Should -Not -BeNullOrEmpty
    }
}
