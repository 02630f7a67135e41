namespace PayHall.Errors;

/// <summary>Collects what is wrong with an input, field by field, so that all of it is said at once.</summary>
public sealed class InputErrors
{
    private readonly Dictionary<string, List<InputMessage>> fields = new(StringComparer.Ordinal);

    /// <summary>The messages of each wrong field. The empty field name stands for the whole input.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<InputMessage>> Fields
        => fields.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<InputMessage>)pair.Value, StringComparer.Ordinal);

    /// <summary>True if nothing is wrong.</summary>
    public bool IsEmpty => fields.Count == 0;

    /// <summary>Adds a message.</summary>
    /// <param name="field">The field as callers write it, e.g. <c>lateFee.value</c>.</param>
    /// <param name="message">Chinese text with <c>{0}</c> placeholders, the localisation key: what to enter.</param>
    /// <param name="arguments">Values of the placeholders.</param>
    public void Add(string field, string message, params object[] arguments)
    {
        if (!fields.TryGetValue(field, out var messages))
            fields.Add(field, messages = []);
        messages.Add(new InputMessage(message, arguments));
    }

    /// <summary>Adds a message only where nothing was said of the field before, so that a rule does not repeat what its form got wrong.</summary>
    /// <param name="field">The field as callers write it.</param>
    /// <param name="message">Chinese text with placeholders, the localisation key.</param>
    /// <param name="arguments">Values of the placeholders.</param>
    public void AddOnce(string field, string message, params object[] arguments)
    {
        if (!fields.ContainsKey(field))
            Add(field, message, arguments);
    }

    /// <summary>Throws if something is wrong.</summary>
    /// <exception cref="InputException">Something is wrong.</exception>
    public void ThrowIfAny()
    {
        if (!IsEmpty)
            throw new InputException(this);
    }
}
