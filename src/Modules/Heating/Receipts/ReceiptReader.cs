using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PayHall.Errors;
using PayHall.Heating.Data;
using PayHall.Heating.Domain;

namespace PayHall.Heating.Receipts;

/// <summary>Reads receipts.</summary>
internal sealed class ReceiptReader(HeatingDbContext database)
{
    /// <summary>A receipt within the caller's data scope.</summary>
    /// <exception cref="NotFoundException">There is none of that number within the data scope.</exception>
    public async Task<ReceiptView> GetAsync(string number, CancellationToken cancellationToken)
    {
        var receipt = await database.Receipts.AsNoTracking().FirstOrDefaultAsync(row => row.Number == number, cancellationToken)
            ?? throw new NotFoundException("回单", number);
        return await ViewAsync(receipt, cancellationToken);
    }

    /// <summary>The receipt if number and code belong together, for anyone who holds the paper; otherwise null.</summary>
    public async Task<ReceiptView?> VerifyAsync(string number, string code, CancellationToken cancellationToken)
    {
        var receipt = await database.Unscoped<Receipt>().AsNoTracking().FirstOrDefaultAsync(row => row.Number == number, cancellationToken);
        var typed = Encoding.UTF8.GetBytes(VerificationCode.Normalize(code));
        var proves = CryptographicOperations.FixedTimeEquals(typed, Encoding.UTF8.GetBytes(receipt?.VerificationCode ?? "0000-0000"));
        return receipt is not null && proves ? await ViewAsync(receipt, cancellationToken) : null;
    }

    private async Task<ReceiptView> ViewAsync(Receipt receipt, CancellationToken cancellationToken)
    {
        var household = await database.Unscoped<Household>().AsNoTracking().Where(row => row.Id == receipt.HouseholdId)
            .Select(row => new { row.Account, row.Address, row.HeatedArea }).FirstAsync(cancellationToken);
        var payments = await (from payment in database.Unscoped<Payment>().AsNoTracking()
                              join bill in database.Unscoped<Bill>() on payment.BillId equals bill.Id
                              where payment.ReceiptId == receipt.Id
                              orderby payment.Id
                              select new { bill.Season, bill.HouseholdId, payment.Lines }).ToListAsync(cancellationToken);
        return new ReceiptView(
            receipt, household.Account, household.Address, household.HeatedArea,
            [.. payments.Select(row => new ReceiptBill(row.Season, BillNumber.Of(row.Season, row.HouseholdId), JsonSerializer.Deserialize<List<PaidLine>>(row.Lines)!))]);
    }
}
