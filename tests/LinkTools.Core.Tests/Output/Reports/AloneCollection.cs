namespace LinkTools.Core.Tests.Output.Reports;

/// <summary>Runs its tests while no other test of the process runs.</summary>
[CollectionDefinition(ReportSizeTests.Alone, DisableParallelization = true)]
public sealed class AloneCollection;
