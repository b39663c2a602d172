using System.Net;
using System.Numerics;
using LinkTools.Core.Pages;

namespace LinkTools.Core.Http;

/// <summary>A set of address classes: a host may have addresses of several.</summary>
internal readonly record struct AddressClasses
{
    private readonly byte _bits;

    private AddressClasses(int bits) => _bits = (byte)bits;

    /// <summary>The most open class of the set; Public where it is empty.</summary>
    public AddressClass MostOpen =>
        _bits == 0 ? AddressClass.Public : (AddressClass)BitOperations.TrailingZeroCount(_bits);

    public static AddressClasses operator |(AddressClasses one, AddressClasses other) => new(one._bits | other._bits);

    public static AddressClasses Of(AddressClass only) => new(1 << (int)only);

    public static AddressClasses Of(IEnumerable<IPAddress> addresses, Func<IPAddress, AddressClass> classify) =>
        addresses.Aggregate(default(AddressClasses), (all, address) => all | Of(classify(address)));

    public bool Contains(AddressClass one) => (_bits & (1 << (int)one)) != 0;
}
