using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using PayHall.Components;
using PayHall.Errors;
using PayHall.Identity.Access;
using PayHall.Identity.SecondFactors;
using PayHall.Identity.SignIn;

namespace PayHall.Identity.Areas.Identity.Pages.My;

internal sealed class SecondFactorModel(SecondFactorSetup setup, SignInSessions sessions, CurrentSession current, IStringLocalizer texts) : PageModel
{
    private const string CodesKey = "recovery-codes";

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public SecondFactorState State { get; private set; } = SecondFactorState.Off;

    /// <summary>The tenant wants it of this person; nothing else may be done before.</summary>
    public bool IsForced => current.MustSetUpSecondFactor;

    /// <summary>Recovery codes to be shown once.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    /// <summary>The key in groups of four, to be typed.</summary>
    public string Grouped => string.Join(' ', (State.PendingKey ?? "").Chunk(4).Select(group => new string(group)));

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ShowAsync(cancellationToken);
        if (TempData[CodesKey] is string codes && State.Since is not null)
            Codes = codes.Split(' ');
    }

    public Task<IActionResult> OnPostBeginAsync(CancellationToken cancellationToken)
        => ActAsync(() => setup.BeginAsync(Input.Password, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostConfirmAsync(CancellationToken cancellationToken)
        => ActAsync(
            async () =>
            {
                var (stamp, codes) = await setup.ConfirmAsync(Input.Code, cancellationToken);
                await sessions.GoOnAsync(HttpContext, stamp, cancellationToken);
                TempData[CodesKey] = string.Join(' ', codes);
                this.FlashOk(texts["两步验证已启用"]);
            },
            cancellationToken);

    public Task<IActionResult> OnPostRenewAsync(CancellationToken cancellationToken)
        => ActAsync(async () => TempData[CodesKey] = string.Join(' ', await setup.RenewCodesAsync(Input.Password, cancellationToken)), cancellationToken);

    public Task<IActionResult> OnPostDisableAsync(CancellationToken cancellationToken)
        => ActAsync(
            async () =>
            {
                await sessions.GoOnAsync(HttpContext, await setup.DisableAsync(Input.Password, cancellationToken), cancellationToken);
                this.FlashOk(texts["两步验证已停用"]);
            },
            cancellationToken);

    private async Task<IActionResult> ActAsync(Func<Task> act, CancellationToken cancellationToken)
    {
        try
        {
            await act();
            return RedirectToPage("SecondFactor");
        }
        catch (InputException exception)
        {
            ModelState.Add(exception, texts);
        }
        catch (RuleException exception)
        {
            ModelState.Add(exception, texts);
        }

        await ShowAsync(cancellationToken);
        return Page();
    }

    private async Task ShowAsync(CancellationToken cancellationToken) => State = await setup.StateAsync(cancellationToken);

    public sealed class InputModel
    {
        public string? Password { get; set; }

        public string? Code { get; set; }
    }
}
