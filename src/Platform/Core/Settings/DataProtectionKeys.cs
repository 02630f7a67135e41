using System.Xml.Linq;
using Dapper;
using Microsoft.AspNetCore.DataProtection.Repositories;
using PayHall.Platform.Data;

namespace PayHall.Platform.Settings;

/// <summary>The tenant's data-protection keys, in the tenant's own database: shared by its hosts, by nobody else.</summary>
internal sealed class DataProtectionKeys(TenantDatabase database) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var connection = database.Open();
        return [.. connection.Query<string>("SELECT xml FROM platform_keys ORDER BY id").Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var connection = database.Open();
        connection.Execute(
            "INSERT INTO platform_keys (id, xml) VALUES (@id, @xml)",
            new { id = friendlyName, xml = element.ToString(SaveOptions.DisableFormatting) });
    }
}
