using PayHall.Errors;

namespace PayHall.Settings;

/// <summary>Settings with rules of their own, which hold for whoever sets them: a page, a recipe.</summary>
public interface ICheckedSettings
{
    /// <summary>Adds what is wrong to <paramref name="errors"/>, under the names of the properties.</summary>
    void Check(InputErrors errors);
}
