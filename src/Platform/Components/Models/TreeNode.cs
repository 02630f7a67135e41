namespace PayHall.Components;

/// <summary>A node of a tree that stands beside a list; each node is a link that narrows the list.</summary>
/// <param name="Text">The node's name.</param>
/// <param name="Url">Where it leads.</param>
/// <param name="Children">The nodes below.</param>
public sealed record TreeNode(string Text, string Url, IReadOnlyList<TreeNode> Children)
{
    /// <summary>The list shows this node.</summary>
    public bool IsCurrent { get; init; }

    /// <summary>Small text at the right, e.g. a count.</summary>
    public string? Note { get; init; }

    /// <summary>True if the node or one below is the current one.</summary>
    public bool HoldsCurrent => IsCurrent || Children.Any(child => child.HoldsCurrent);
}
