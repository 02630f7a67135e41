namespace PayHall.Host.Tests.RecordMatrix;

/// <summary>What a call does with the record that an input names.</summary>
internal enum RecordUse
{
    /// <summary>The call is about it: one out of reach answers 404.</summary>
    Subject,

    /// <summary>It is chosen in a form: one out of reach is refused, by 404 or by the form, which names nothing of it.</summary>
    Choice,

    /// <summary>It narrows what a page shows: one out of reach finds nothing. It says nothing where something is changed.</summary>
    Filter,
}
