using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using PayHall.Components;
using PayHall.Errors;
using PayHall.Organizations;
using PayHall.Security;
using PayHall.Settlement.Areas.Settlement.Pages.Shared;
using PayHall.Settlement.Domain;
using PayHall.Settlement.Invoices;
using PayHall.Settlement.Payments;

namespace PayHall.Settlement.Areas.Settlement.Pages.Reviews;

internal sealed class ReviewModel(PaymentQueries payments, InvoiceQueries invoices, ReviewPayment review, IStepUp stepUp, IStringLocalizer texts) : PageModel
{
    public PaymentDetail Detail { get; private set; } = null!;

    public PaymentInvoicesModel Invoices { get; private set; } = null!;

    /// <summary>Numbers of all that wait for this person.</summary>
    public IReadOnlyList<string> Waiting { get; private set; } = [];

    public int Remaining { get; private set; }

    /// <summary>Why this person can't decide here, or null.</summary>
    public string? Obstacle { get; private set; }

    public int Position => Waiting.ToList().IndexOf(Detail.Payment.Number);

    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty(Name = "CaptchaTicket")]
    public string? CaptchaTicket { get; set; }

    [BindProperty(Name = "CaptchaAnswer")]
    public string? CaptchaAnswer { get; set; }

    public IEnumerable<SelectListItem> Decisions =>
        [new(texts["同意支付"], nameof(ReviewDecision.Agree)), new(texts["拒绝"], nameof(ReviewDecision.Refuse))];

    public async Task OnGetAsync(string number, CancellationToken cancellationToken)
    {
        await ShowAsync(number, cancellationToken);
        Input = new InputModel { Decision = nameof(ReviewDecision.Agree), Digest = Detail.Payment.Digest };
    }

    public async Task<IActionResult> OnPostAsync(string number, CancellationToken cancellationToken)
    {
        try
        {
            if (PageText.ReadTerm<ReviewDecision>(Input.Decision) is not { } decision)
                ModelState.AddModelError("Input.Decision", texts["请选择复核结果"]);
            else if (!await stepUp.VerifyCaptchaAsync(CaptchaTicket, CaptchaAnswer, cancellationToken))
                ModelState.AddModelError("Input.CaptchaAnswer", texts["验证码不正确或已过期，请按新图片重新输入"]);
            else
                return await DecideAsync(new ReviewPaymentCommand(number, decision, Input.Opinion?.Trim() ?? "", Input.PaymentPassword, Input.Digest), cancellationToken);
        }
        catch (InputException exception)
        {
            ModelState.Add(exception, texts);
        }
        catch (RuleException exception)
        {
            ModelState.Add(exception, texts);
        }

        await ShowAsync(number, cancellationToken);
        return Page();
    }

    private async Task<IActionResult> DecideAsync(ReviewPaymentCommand command, CancellationToken cancellationToken)
    {
        var decided = await review.HandleAsync(command, cancellationToken);
        if (decided.Status == PaymentStatus.Paid)
            this.FlashOk(texts["支付单 {0} 已支付", command.Number]);
        else if (decided.Status == PaymentStatus.ReviewRefused)
            this.FlashOk(texts["支付单 {0} 已拒绝，发票退回可支付列表", command.Number]);
        else
            this.FlashError(texts["支付单 {0} 支付失败，资金未变动", command.Number]);
        return RedirectToPage("/Payments/Details", new { area = "Settlement", number = command.Number });
    }

    private async Task ShowAsync(string number, CancellationToken cancellationToken)
    {
        var me = HttpContext.RequestServices.GetRequiredService<AccessContext>().RequiredActor;
        Detail = await payments.DetailAsync(number, cancellationToken);
        Invoices = new PaymentInvoicesModel(Detail, invoices.Today, await invoices.AgeingAsync(cancellationToken));
        Waiting = await payments.WaitingAsync(cancellationToken);
        Remaining = await stepUp.RemainingPaymentPasswordTriesAsync(cancellationToken);
        Obstacle = Detail.Payment switch
        {
            { Status: not PaymentStatus.PendingReview } => texts["这张支付单已复核，无需再次操作。"].Value,
            var payment when payment.MakerId == me.Id => texts["这张支付单由您本人提交，须由另一位复核人员复核。"].Value,
            var payment when payment.PayerId != me.UnitId => texts["只有付款方的复核人员可以复核。"].Value,
            _ => null,
        };
    }

    public sealed class InputModel
    {
        public string? Decision { get; set; }

        public string? Opinion { get; set; }

        public string? PaymentPassword { get; set; }

        public string? Digest { get; set; }
    }
}
