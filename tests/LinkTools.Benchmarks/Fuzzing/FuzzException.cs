namespace LinkTools.Benchmarks.Fuzzing;

/// <summary>A promise that an input broke.</summary>
public sealed class FuzzException(string message) : Exception(message);
