using LinkTools.Core.Urls;

namespace LinkTools.Core.Frontiers;

/// <summary>Which answer it is.</summary>
/// <param name="Url">The URL that is asked.</param>
/// <param name="Manner">How it is asked; answers of different manners have nothing to do with each other.</param>
internal readonly record struct AnswerKey(WebUrl Url, string Manner);
