using System.Net;
using System.Numerics;
using LinkTools.Core.Pages;

namespace LinkTools.Core.Http;

/// <summary>A set of address classes, because a host may have addresses of several classes.</summary>
/// <remarks>
/// A class, not a struct, and so are the keys of its tables: for a struct, each process would compile the code of a
/// table anew.
/// </remarks>
internal sealed record AddressClasses
{
    /// <summary>The empty set.</summary>
    public static readonly AddressClasses None = new(0);

    private readonly int _bits;

    private AddressClasses(int bits) => _bits = bits;

    /// <summary>The most public class of the set; Public if it is empty.</summary>
    public AddressClass MostOpen =>
        _bits == 0 ? AddressClass.Public : (AddressClass)BitOperations.TrailingZeroCount(_bits);

    public static AddressClasses operator |(AddressClasses one, AddressClasses other) => new(one._bits | other._bits);

    public static AddressClasses Of(AddressClass only) => new(1 << (int)only);

    public static AddressClasses Of(IEnumerable<IPAddress> addresses, Func<IPAddress, AddressClass> classify) =>
        new(addresses.Aggregate(0, (all, address) => all | (1 << (int)classify(address))));

    public bool Contains(AddressClass one) => (_bits & (1 << (int)one)) != 0;
}
