@{
    RootModule             = 'LinkTools.dll'
    ModuleVersion          = '0.1.0'
    GUID                   = '6f1c7a52-9f0e-4a53-b6a4-3d8a8a9d51c7'
    Author                 = 'LinkTools contributors'
    CompanyName            = 'LinkTools'
    Copyright              = '(c) LinkTools contributors. MIT licence.'
    Description            = 'Gets the links of web pages as objects, crawls sites, and finds broken links: many pages at once, each link as a browser would resolve it, with reports for people and build servers.'
    PowerShellVersion      = '7.6'
    CompatiblePSEditions   = @('Core')
    RequiredAssemblies     = @('LinkTools.Model.dll')
    TypesToProcess         = @('LinkTools.Types.ps1xml')
    FormatsToProcess       = @('LinkTools.Format.ps1xml')
    FunctionsToExport      = @()
    CmdletsToExport        = @('Get-PageLinks', 'Get-SitemapUrl', 'Get-CrawlState', 'Remove-CrawlState', 'Test-RobotsUrl', 'Export-LinkReport', 'ConvertTo-LinkGraph', 'Test-PageLink')
    VariablesToExport      = @()
    AliasesToExport        = @('Get-PageLink')
    PrivateData            = @{
        PSData = @{
            Tags         = @('Links', 'Hyperlinks', 'Crawler', 'Html', 'Web', 'Sitemap', 'Robots', 'LinkChecker', 'BrokenLinks', 'Sarif', 'JUnit', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            LicenseUri   = 'https://opensource.org/license/mit'
            ProjectUri   = 'https://github.com/linktools/linktools'
            ReleaseNotes = 'See CHANGELOG.md.'
        }
    }
}
