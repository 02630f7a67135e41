using Microsoft.AspNetCore.Routing;
using PayHall.Api;

namespace PayHall.Heating.Api;

/// <summary>The module's API at <c>/api/heating</c>; what it promises stands in the API's specification.</summary>
internal static class HeatingApi
{
    /// <summary>Maps all endpoints.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapApi("heating");
        TariffEndpoints.Map(api);
        CommunityEndpoints.Map(api);
        BillEndpoints.Map(api);
    }
}
