using PayHall.Errors;

namespace PayHall.Identity.Certificates;

/// <summary>The browser presented no certificate when it connected.</summary>
public sealed class ClientCertificateMissingException()
    : RuleException("浏览器没有出示客户端证书。请关闭浏览器后重新打开本页，在提示时选择证书；或改用证书文件登录");
