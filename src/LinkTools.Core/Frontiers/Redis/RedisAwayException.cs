namespace LinkTools.Core.Frontiers.Redis;

/// <summary>The server does not answer at the moment. It is not known whether it has done what it was asked.</summary>
internal sealed class RedisAwayException(Exception cause) : IOException(cause.Message, cause);
