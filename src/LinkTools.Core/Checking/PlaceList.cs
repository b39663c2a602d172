using LinkTools.Core.Links;

namespace LinkTools.Core.Checking;

/// <summary>Gathers the places of one document while it is read.</summary>
internal sealed class PlaceList : IPlaceSink
{
    private readonly List<ulong> _hashes = [];

    /// <summary>True when the document has scripts.</summary>
    public bool HasScripts { get; private set; }

    /// <inheritdoc/>
    public void AddPlace(string name)
    {
        if (name.Length > 0)
            _hashes.Add(FragmentIds.HashOf(name));
    }

    /// <inheritdoc/>
    public void AddScript() => HasScripts = true;

    /// <summary>What was gathered.</summary>
    public FragmentIds ToIds() => new(_hashes);
}
