using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using PayHall.Components;
using PayHall.Errors;
using PayHall.Identity.Passwords;
using PayHall.Identity.PaymentPasswords;

namespace PayHall.Identity.Areas.Identity.Pages;

internal sealed class ChangePaymentPasswordModel(ChangePaymentPassword change, PaymentPasswordCheck check, IStringLocalizer texts) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>The payment password is still the initial one or was reset.</summary>
    public bool IsInitial { get; private set; }

    /// <summary>There is none yet, and the first one is set with the sign-in password.</summary>
    public bool StartsFromSignIn { get; private set; }

    /// <summary>Wrong tries left today.</summary>
    public int Remaining { get; private set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        try
        {
            await change.HandleAsync(new ChangePasswordCommand(Input.Current, Input.New, Input.Repeated), cancellationToken);
            this.FlashOk(texts["支付密码已修改，复核和付款时请用新密码"]);
            return RedirectToPage();
        }
        catch (InputException exception)
        {
            ModelState.Add(exception, texts);
        }
        catch (RuleException exception)
        {
            // On this page the payment password is the field of the old one.
            ModelState.AddModelError(exception.Field is null ? "" : "Input.Current", texts.Of(exception));
        }

        await ShowAsync(cancellationToken);
        return Page();
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        var user = await check.RequireUserAsync(cancellationToken);
        IsInitial = user.PaymentMustChange;
        StartsFromSignIn = await check.StartsFromSignInAsync(user, cancellationToken);
        Remaining = await check.RemainingAsync(user.Id, cancellationToken);
    }

    public sealed class InputModel
    {
        public string? Current { get; set; }

        public string? New { get; set; }

        public string? Repeated { get; set; }
    }
}
