namespace LinkTools.Benchmarks.Fuzzing;

/// <summary>An input violated a guarantee.</summary>
public sealed class FuzzException(string message) : Exception(message);
