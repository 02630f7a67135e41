using System.Globalization;
using PayHall.Components;
using PayHall.Settlement.Domain;

namespace PayHall.Settlement.Areas.Settlement.Pages;

/// <summary>What pages write and read alike: days, statuses, filters of the address.</summary>
internal static class PageText
{
    /// <summary>2026-11-20, or a dash.</summary>
    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "—";

    /// <summary>A term of the address; null where there is none or it is unknown.</summary>
    public static TEnum? ReadTerm<TEnum>(string? text)
        where TEnum : struct, Enum
        => Enum.TryParse<TEnum>(text, ignoreCase: false, out var term) && Enum.IsDefined(term) ? term : null;

    /// <summary>What a state means to its reader.</summary>
    public static StatusKind KindOf(InvoiceStatus status) => status switch
    {
        InvoiceStatus.PendingReview or InvoiceStatus.PayOnBehalfPending => StatusKind.Wait,
        InvoiceStatus.Paid => StatusKind.Ok,
        InvoiceStatus.ReviewRefused or InvoiceStatus.PayOnBehalfRefused or InvoiceStatus.PaymentFailed => StatusKind.Bad,
        _ => StatusKind.Idle,
    };

    /// <summary>What a state means to its reader.</summary>
    public static StatusKind KindOf(PaymentStatus status) => status switch
    {
        PaymentStatus.PendingReview => StatusKind.Wait,
        PaymentStatus.Paid => StatusKind.Ok,
        _ => StatusKind.Bad,
    };

    /// <summary>What a state means to its reader.</summary>
    public static StatusKind KindOf(OrderStatus status) => status switch
    {
        OrderStatus.Paid => StatusKind.Ok,
        OrderStatus.PartlyPaid => StatusKind.Wait,
        _ => StatusKind.Idle,
    };

    /// <summary>How a step of the history ended.</summary>
    public static StatusKind KindOf(InvoiceMove move)
        => move is InvoiceMove.Refuse or InvoiceMove.Fail or InvoiceMove.RefuseOnBehalf ? StatusKind.Bad : StatusKind.Ok;
}
