namespace LinkTools.Core.Http;

/// <summary>
/// A body does not decompress, or ends before its compressed form does. Leaves the core as data only.
/// </summary>
internal sealed class ContentDecodingException(string message, Exception? inner = null) : Exception(message, inner);
