using PayHall.Errors;

namespace PayHall.Identity.Certificates;

/// <summary>Limits of files that are handed in.</summary>
internal static class CertificateUploads
{
    /// <summary>The largest certificate, in bytes.</summary>
    public const int LargestCertificate = 64 * 1024;

    /// <summary>The largest revocation list, in bytes: some hundred thousand entries.</summary>
    public const int LargestList = 8 * 1024 * 1024;

    /// <summary>Demands that there is a file and that it is not too large.</summary>
    /// <exception cref="InputException">There is none, or it is too large.</exception>
    public static void Require(string field, byte[]? file, int largest)
    {
        var errors = new InputErrors();
        if (file is null or { Length: 0 })
            errors.Add(field, "请选择文件");
        else if (file.Length > largest)
            errors.Add(field, "文件不能超过 {0} KB", largest / 1024);
        errors.ThrowIfAny();
    }
}
