namespace PayHall.Tenants;

/// <summary>How a tenant is, for whoever runs the host.</summary>
public enum TenantCondition
{
    /// <summary>Its recipe is running.</summary>
    Preparing,

    /// <summary>Serves requests.</summary>
    Running,

    /// <summary>Has been let go because nobody used it, or has not been asked for yet; the next request wakes it.</summary>
    Sleeping,

    /// <summary>Stopped by an administrator; requests get 503.</summary>
    Stopped,

    /// <summary>Can't be started; requests get 503.</summary>
    Failed,
}
