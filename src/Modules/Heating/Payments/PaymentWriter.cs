using System.Globalization;
using System.Text.Json;
using PayHall.Data;
using PayHall.Errors;
using PayHall.Heating.Bills;
using PayHall.Heating.Data;
using PayHall.Heating.Domain;
using PayHall.Heating.Tariffs;
using PayHall.Security;
using PayHall.Tenants;

namespace PayHall.Heating.Payments;

/// <summary>Writes a payment inside a transaction; demo data writes past ones the same way.</summary>
internal sealed class PaymentWriter(TariffCatalog tariffs, AccessContext access, TenantClock clock)
{
    /// <summary>Writes bills, rollups, receipt and payments.</summary>
    /// <param name="transaction">The open transaction.</param>
    /// <param name="order">An order that has been checked.</param>
    /// <param name="cashierId">Id of who takes the money.</param>
    /// <param name="cashierName">Name of who takes the money.</param>
    /// <param name="paidAt">When; null: now.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<PaymentTaken> WriteAsync(
        WriteTransaction transaction, PaymentOrder order, string cashierId, string cashierName, DateTimeOffset? paidAt, CancellationToken cancellationToken)
    {
        var at = paidAt ?? clock.UtcNow;
        var day = clock.LocalDate(at);
        var bills = await BillsAsync(transaction, order.Bills, cancellationToken);
        await RefuseKnownExternalNumberAsync(transaction, order, cancellationToken);
        var dues = new List<BillDue>();
        foreach (var bill in bills)
            dues.Add(await DueAsync(transaction, bill, day, cancellationToken));
        var due = dues.Aggregate(Money.Zero, (sum, item) => sum + item.Due.Total);
        if (order.ExpectedDue is { } shown && shown != due)
            throw new AmountChangedException(shown, due);
        if (order.Amount > due)
            throw new OverPaymentException(order.Amount, due);
        var received = order.Method == PaymentMethod.Cash ? order.Received ?? order.Amount : order.Amount;
        if (received < order.Amount)
            throw new CashTooLittleException(received, order.Amount);

        // Shared, so that the shift can't be counted and closed between here and the receipt that belongs to it.
        var lockShift = transaction.Provider == DatabaseProvider.PostgreSql ? " FOR SHARE" : "";
        var shift = await transaction.ScalarAsync<long?>(
            "SELECT id FROM heating_shifts WHERE cashier_id = @cashierId AND closed_at IS NULL" + lockShift, new { cashierId }, cancellationToken);
        if (order.InShift && shift is null)
            throw new NoOpenShiftException();
        var paid = await PayAsync(transaction, dues, order.Amount, cancellationToken);
        var receipt = await ReceiptAsync(transaction, order, bills[0], received, at, day, (cashierId, cashierName), paidAt is null ? shift : null, cancellationToken);
        var first = 0L;
        foreach (var (item, allocation) in paid)
        {
            var id = await transaction.ScalarAsync<long>(
                """
                INSERT INTO heating_payments (receipt_id, bill_id, unit_id, amount, principal, late_fee, discount, lines)
                VALUES (@receiptId, @billId, @UnitId, @amount, @principal, @lateFee, @discount, @lines) RETURNING id
                """,
                new
                {
                    receiptId = receipt.Id,
                    billId = item.Bill.Id,
                    item.Bill.UnitId,
                    amount = allocation.Amount.Fen,
                    principal = allocation.Principal.Fen,
                    lateFee = allocation.LateFee.Fen,
                    discount = allocation.Discount.Fen,
                    lines = JsonSerializer.Serialize(PaidLines.Of(item, allocation)),
                },
                cancellationToken);
            first = first == 0 ? id : first;
        }

        return new PaymentTaken(first, receipt.Number, order.Amount, received - order.Amount, at);
    }

    private async Task<List<Bill>> BillsAsync(WriteTransaction transaction, IReadOnlyList<string> numbers, CancellationToken cancellationToken)
    {
        // Locked in the order of seasons, so that two payments never wait for each other crosswise.
        var lockRow = transaction.Provider == DatabaseProvider.PostgreSql ? " FOR UPDATE" : "";
        var bills = new List<Bill>();
        foreach (var number in numbers.Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal))
        {
            var record = BillNumber.TryParse(number, out var season, out var householdId)
                ? await transaction.FirstAsync<BillRecord>(
                    $"SELECT {BillRecord.Columns} FROM heating_bills b WHERE b.household_id = @householdId AND b.season = @StartYear{lockRow}",
                    new { householdId, season.StartYear }, cancellationToken)
                : null;
            if (record is null || !access.Scope.Includes(record.UnitId))
                throw new NotFoundException("订单", number);
            bills.Add(record.ToBill());
        }

        return bills.TrueForAll(bill => bill.HouseholdId == bills[0].HouseholdId) ? bills : throw new DifferentHouseholdsException();
    }

    private async Task<BillDue> DueAsync(WriteTransaction transaction, Bill bill, DateOnly day, CancellationToken cancellationToken)
    {
        if (bill.Status is not (BillStatus.Unpaid or BillStatus.PartlyPaid))
            throw new BillNotPayableException(bill.Number, Labels.Of(bill.Status));
        var tariff = await tariffs.VersionAsync(transaction.Connection, transaction.Transaction, bill.TariffVersionId, cancellationToken);
        var history = bill.Paid.IsZero
            ? []
            : (await transaction.ListAsync<PaymentRow>(PaymentRow.Select + " WHERE p.bill_id = @Id", new { bill.Id }, cancellationToken)).Select(row => row.ToPayment()).ToList();
        return new BillDue(bill, tariff, history, tariff.DueOn(bill, day, history));
    }

    private static async Task<List<(BillDue Item, Allocation Allocation)>> PayAsync(
        WriteTransaction transaction, List<BillDue> dues, Money amount, CancellationToken cancellationToken)
    {
        var paid = new List<(BillDue, Allocation)>();
        foreach (var item in dues)
        {
            var part = Money.Min(amount, item.Due.Total);
            if (!part.IsPositive)
                continue;
            amount -= part;
            var (bill, allocation) = (item.Bill, Allocation.Of(item.Due, part));
            var changed = await transaction.ExecuteAsync(
                """
                UPDATE heating_bills SET principal_paid = principal_paid + @principal, discount_given = discount_given + @discount,
                    late_fee_paid = late_fee_paid + @lateFee, status = @status
                WHERE id = @Id AND status IN (0, 1) AND principal_paid = @before AND late_fee_paid = @lateBefore
                """,
                new
                {
                    principal = allocation.Principal.Fen,
                    discount = allocation.Discount.Fen,
                    lateFee = allocation.LateFee.Fen,
                    status = (int)(allocation.Settles ? BillStatus.Paid : BillStatus.PartlyPaid),
                    bill.Id,
                    before = bill.PrincipalPaid.Fen,
                    lateBefore = bill.LateFeePaid.Fen,
                },
                cancellationToken);
            if (changed != 1)
                throw new BillNotPayableException(bill.Number, Labels.Of(BillStatus.Paid));
            await Rollups.AddAsync(
                transaction, bill.Season.StartYear, bill.BuildingId, 0, allocation.LateFee - allocation.Discount, allocation.Amount, Money.Zero, cancellationToken);
            paid.Add((item, allocation));
        }

        return paid;
    }

    private async Task<(long Id, string Number)> ReceiptAsync(
        WriteTransaction transaction, PaymentOrder order, Bill bill, Money received, DateTimeOffset at, DateOnly day, (string Id, string Name) cashier, long? shift,
        CancellationToken cancellationToken)
    {
        // The day's counter is the one row that all payments of a day share, so it is locked last.
        var count = await Counters.NextAsync(transaction, "receipt", day, cancellationToken);

        // Behind that lock, because a payment at the same time may just have recorded the number.
        await RefuseKnownExternalNumberAsync(transaction, order, cancellationToken);
        var number = string.Create(CultureInfo.InvariantCulture, $"HD{day:yyyyMMdd}-{count:00000}");
        var id = await transaction.ScalarAsync<long?>(
            """
            INSERT INTO heating_receipts (number, verification_code, household_id, unit_id, owner_name, method, amount, received, change_given,
                external_number, paid_at, paid_on, cashier_id, cashier_name, shift_id, print_count)
            SELECT @number, @code, h.id, h.unit_id, o.name, @method, @amount, @received, @change, @ExternalNumber, @paidAt, @paidOn, @cashierId,
                @cashierName, @shift, 0
            FROM heating_households h JOIN heating_owners o ON o.id = h.owner_id WHERE h.id = @HouseholdId
            ON CONFLICT (method, external_number) WHERE external_number IS NOT NULL DO NOTHING RETURNING id
            """,
            new
            {
                number,
                code = VerificationCode.New(),
                method = (int)order.Method,
                amount = order.Amount.Fen,
                received = received.Fen,
                change = (received - order.Amount).Fen,
                order.ExternalNumber,
                paidAt = InstantConverter.ToMicroseconds(at),
                paidOn = DateConverter.ToNumber(day),
                cashierId = cashier.Id,
                cashierName = cashier.Name,
                shift,
                bill.HouseholdId,
            },
            cancellationToken);
        if (id is null)
        {
            // Another payment with the same number was recorded while this one was on its way.
            await RefuseKnownExternalNumberAsync(transaction, order, cancellationToken);
            throw new InvalidOperationException($"Receipt {number} of household {bill.HouseholdId} could not be written.");
        }

        return (id.Value, number);
    }

    private static async Task RefuseKnownExternalNumberAsync(WriteTransaction transaction, PaymentOrder order, CancellationToken cancellationToken)
    {
        if (order.ExternalNumber is null)
            return;
        var receipt = await transaction.ScalarAsync<string>(
            "SELECT number FROM heating_receipts WHERE method = @method AND external_number = @ExternalNumber",
            new { method = (int)order.Method, order.ExternalNumber }, cancellationToken);
        if (receipt is not null)
            throw new ExternalNumberUsedException(order.ExternalNumber, receipt);
    }
}
