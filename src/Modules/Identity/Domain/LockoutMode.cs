namespace PayHall.Identity.Domain;

/// <summary>How long five wrong passwords lock an account (I-05).</summary>
public enum LockoutMode
{
    /// <summary>Until the next midnight in the tenant's time zone.</summary>
    UntilNextDay,

    /// <summary>For fifteen minutes.</summary>
    FifteenMinutes,
}
