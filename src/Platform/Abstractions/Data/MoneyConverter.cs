using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace PayHall.Data;

/// <summary>Stores <see cref="Money"/> as integer fen.</summary>
public sealed class MoneyConverter() : ValueConverter<Money, long>(money => money.Fen, fen => new Money(fen));
