using System.Net;
using System.Numerics;
using LinkTools.Core.Pages;

namespace LinkTools.Core.Http;

/// <summary>A set of address classes: a host may have addresses of several.</summary>
/// <remarks>A class, as are the keys of its tables: for a struct, each run would compile a table's code anew.</remarks>
internal sealed record AddressClasses
{
    /// <summary>The empty set.</summary>
    public static readonly AddressClasses None = new(0);

    private readonly int _bits;

    private AddressClasses(int bits) => _bits = bits;

    /// <summary>The most open class of the set; Public where it is empty.</summary>
    public AddressClass MostOpen =>
        _bits == 0 ? AddressClass.Public : (AddressClass)BitOperations.TrailingZeroCount(_bits);

    public static AddressClasses operator |(AddressClasses one, AddressClasses other) => new(one._bits | other._bits);

    public static AddressClasses Of(AddressClass only) => new(1 << (int)only);

    public static AddressClasses Of(IEnumerable<IPAddress> addresses, Func<IPAddress, AddressClass> classify) =>
        new(addresses.Aggregate(0, (all, address) => all | (1 << (int)classify(address))));

    public bool Contains(AddressClass one) => (_bits & (1 << (int)one)) != 0;
}
