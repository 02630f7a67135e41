namespace PayHall.Recipes;

/// <summary>Records in <c>demo-accounts.json</c> what demo recipes created, so that a newcomer can sign in. Never used outside demo recipes.</summary>
public interface IDemoAccounts
{
    /// <summary>Records a person's account.</summary>
    Task AddUserAsync(DemoUser user, CancellationToken cancellationToken);

    /// <summary>Records a machine client.</summary>
    Task AddClientAsync(DemoClient client, CancellationToken cancellationToken);

    /// <summary>Writes a person's certificate file (PKCS#12) into the data folder, and records its password in <c>demo-certificates.json</c>.</summary>
    Task AddCertificateAsync(DemoCertificateFile certificate, byte[] pkcs12, CancellationToken cancellationToken);
}
