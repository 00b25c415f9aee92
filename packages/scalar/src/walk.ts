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

/** What is known of nodes. */
interface Known<Node, Value> {
  readonly has: (node: Node) => boolean;
  readonly get: (node: Node) => Value | undefined;
  readonly set: (node: Node, value: Value) => unknown;
}

/** The value of a node, from the values of its parts. Each distinct node is asked once, over all calls with the same `known`. */
export const fold = <Node, Value>(root: Node, partsOf: (node: Node) => readonly Node[], valueOf: (node: Node, of: (part: Node) => Value) => Value, known: Known<Node, Value> = new Map<Node, Value>()): Value => {
  const of = (part: Node): Value => known.get(part) as Value;
  if (!known.has(root)) for (const node of walk([root], (part) => (known.has(part) ? [] : partsOf(part)))) if (!known.has(node)) known.set(node, valueOf(node, of));
  return of(root);
};
