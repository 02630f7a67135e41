namespace PayHall.Heating.Domain.Scripts;

/// <summary>Compares spellings, to suggest the name that was meant.</summary>
internal static class ScriptSpelling
{
    /// <summary>Letters to add, remove or change, case ignored; 3 where names are long or differ much.</summary>
    public static int Distance(string left, string right)
    {
        if (left.Length > 40 || Math.Abs(left.Length - right.Length) > 2)
            return 3;
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var (diagonal, up) = (row[0], 0);
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                up = row[j];
                var same = char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]);
                row[j] = Math.Min(Math.Min(row[j - 1], up) + 1, diagonal + (same ? 0 : 1));
                diagonal = up;
            }
        }

        return row[right.Length];
    }
}
