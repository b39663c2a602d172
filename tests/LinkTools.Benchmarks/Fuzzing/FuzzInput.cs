namespace LinkTools.Benchmarks.Fuzzing;

/// <summary>The current input.</summary>
/// <param name="Bytes">The bytes that are written to a file if it fails.</param>
/// <param name="Number">The number from which it was generated.</param>
/// <param name="Since">When it began, as <see cref="Environment.TickCount64"/>.</param>
internal sealed record FuzzInput(byte[] Bytes, int Number, long Since);
