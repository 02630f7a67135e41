namespace PayHall.Tenants;

/// <summary>The life of a tenant.</summary>
public enum TenantState
{
    /// <summary>Known, but its recipe has not run.</summary>
    Uninitialized,

    /// <summary>Its recipe is running; no request is served.</summary>
    Initializing,

    /// <summary>Serves requests; its shell starts with the first one.</summary>
    Running,

    /// <summary>Stopped by an administrator; requests get 503.</summary>
    Stopped,
}
