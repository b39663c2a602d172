namespace LinkTools.Core.Frontiers.Redis;

/// <summary>The server does not answer for now; whether it has done what it was asked nobody knows.</summary>
internal sealed class RedisAwayException(Exception cause) : IOException(cause.Message, cause);
