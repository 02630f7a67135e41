using PayHall.Identity.Certificates.Demo;
using PayHall.Settings;

namespace PayHall.Identity.Certificates;

/// <summary>What can be done in the page of the trusted authorities.</summary>
/// <param name="Add">登记.</param>
/// <param name="AddList">上传吊销列表.</param>
/// <param name="Remove">移除.</param>
/// <param name="Policy">The rules of CA sign-in.</param>
/// <param name="RevokeDemo">吊销 of a demo certificate.</param>
internal sealed record AuthorityActs(AddAuthority Add, AddRevocationList AddList, RemoveAuthority Remove, SettingsEditor<CertificateSettings> Policy, RevokeDemoCertificate RevokeDemo);
