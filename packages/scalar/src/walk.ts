/** Every node that can be reached from the roots once, its parts before it. Without recursion, so that depth is no limit. */
export const walk = <Node>(roots: readonly Node[], partsOf: (node: Node) => readonly Node[]): Node[] => {
  const order: Node[] = [];
  const seen = new Set<Node>();
  const stack: { node: Node; parts: readonly Node[]; next: number }[] = [];
  const enter = (node: Node): void => {
    if (seen.has(node)) return;
    seen.add(node);
    stack.push({ node, parts: partsOf(node), next: 0 });
  };
  for (const root of roots) {
    enter(root);
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      if (top.next < top.parts.length) enter(top.parts[top.next++]!);
      else order.push(stack.pop()!.node);
    }
  }
  return order;
};
