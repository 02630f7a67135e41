namespace PayHall.Identity.Certificates.Demo;

/// <summary>A demo certificate that was just issued.</summary>
/// <param name="Id">Its id among the demo certificates.</param>
/// <param name="UserName">Sign-in name of its account.</param>
/// <param name="Password">The file's password, to be told once.</param>
/// <param name="Pkcs12">The file.</param>
internal sealed record IssuedCertificate(long Id, string UserName, string Password, byte[] Pkcs12);
