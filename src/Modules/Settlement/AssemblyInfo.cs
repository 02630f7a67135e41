using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("PayHall.Settlement.Tests")]
[assembly: InternalsVisibleTo("PayHall.Benchmarks")]
[assembly: InternalsVisibleTo("Benchmarks")]
