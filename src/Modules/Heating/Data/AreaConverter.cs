using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using PayHall.Heating.Domain;

namespace PayHall.Heating.Data;

/// <summary>Stores an area as hundredths of a square metre.</summary>
internal sealed class AreaConverter() : ValueConverter<Area, int>(area => area.Hundredths, hundredths => new Area(hundredths));
