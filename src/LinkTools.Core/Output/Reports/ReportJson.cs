using System.Text.Json.Serialization;

namespace LinkTools.Core.Output.Reports;

/// <summary>How a link becomes JSON, made by the compiler so that nothing has to be looked up while it runs.</summary>
[JsonSourceGenerationOptions(WriteIndented = false)]
[JsonSerializable(typeof(LinkCheck))]
internal sealed partial class ReportJson : JsonSerializerContext;
