namespace LinkTools.Core.Http;

/// <summary>
/// A body cannot be decompressed, or its compressed form was cut off. The exception does not leave the core.
/// </summary>
internal sealed class ContentDecodingException(string message, Exception? inner = null) : Exception(message, inner);
