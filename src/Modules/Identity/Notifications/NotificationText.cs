using System.Text.Json;
using Microsoft.Extensions.Localization;
using PayHall.Identity.Data;

namespace PayHall.Identity.Notifications;

/// <summary>Puts a message into words of the language that holds.</summary>
internal static class NotificationText
{
    /// <summary>Title and body.</summary>
    public static (string Title, string Body) Of(StoredNotification row, IStringLocalizer texts)
    {
        object[] values = JsonSerializer.Deserialize<string[]>(row.Values)!;
        return (texts[row.Title, values], row.Body.Length == 0 ? "" : texts[row.Body, values]);
    }
}
