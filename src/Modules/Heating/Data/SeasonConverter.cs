using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using PayHall.Heating.Domain;

namespace PayHall.Heating.Data;

/// <summary>Stores a season as the year in which it begins.</summary>
internal sealed class SeasonConverter() : ValueConverter<Season, int>(season => season.StartYear, year => new Season(year));
