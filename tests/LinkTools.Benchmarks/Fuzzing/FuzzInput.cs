namespace LinkTools.Benchmarks.Fuzzing;

/// <summary>An input in hand.</summary>
/// <param name="Bytes">What is written out when it fails.</param>
/// <param name="Number">The number that it was made of.</param>
/// <param name="Since">When it was begun, as <see cref="Environment.TickCount64"/>.</param>
internal sealed record FuzzInput(byte[] Bytes, int Number, long Since);
