namespace PayHall.Errors;

/// <summary>
/// The thing does not exist, or lies outside the caller's data scope; the two look alike, so that nothing of another
/// organisation can be guessed. Answered with 404, by pages as well: a form that catches broken rules lets it through.
/// </summary>
public sealed class NotFoundException : ExplainedException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="what">The kind of thing, in Chinese, e.g. 发票.</param>
    /// <param name="id">What was asked for.</param>
    public NotFoundException(string what, object id)
        : base("没有找到{0} {1}", what, id)
    {
    }

    /// <inheritdoc />
    public override int StatusCode => 404;
}
