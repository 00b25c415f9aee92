import { call, constant, postorder, type Expr } from "@gradkit/scalar";

interface Fraction {
  readonly top: Expr;
  readonly bottom: Expr | undefined;
}

const times = (a: Expr | undefined, b: Expr | undefined): Expr | undefined => (a && b ? call("mul", a, b) : (a ?? b));

/** An expression as one quotient, with sums over a common denominator; the denominator is undefined where there is none. */
export const fractionOf = (expr: Expr): Fraction => {
  const known = new Map<Expr, Fraction>();
  for (const node of postorder(expr)) known.set(node, fraction(node, known));
  return known.get(expr)!;
};

const fraction = (node: Expr, known: ReadonlyMap<Expr, Fraction>): Fraction => {
  if (node.kind !== "call") return { top: node, bottom: undefined };
  const [a, b] = node.args.map((arg) => known.get(arg)!) as [Fraction, Fraction];
  switch (node.name) {
    case "neg": return { top: call("neg", a.top), bottom: a.bottom };
    case "mul": return { top: call("mul", a.top, b.top), bottom: times(a.bottom, b.bottom) };
    case "div": return { top: times(a.top, b.bottom)!, bottom: times(a.bottom, b.top) };
    case "add":
    case "sub": return a.bottom || b.bottom ? { top: call(node.name, times(a.top, b.bottom)!, times(b.top, a.bottom)!), bottom: times(a.bottom, b.bottom) } : { top: node, bottom: undefined };
    case "pow": {
      const exponent = node.args[1]!;
      const isInverse = exponent.kind === "number" && exponent.value < 0 && Number.isInteger(exponent.value);
      return isInverse ? { top: constant(1), bottom: call("pow", node.args[0]!, constant(-exponent.value)) } : { top: node, bottom: undefined };
    }
    default: return { top: node, bottom: undefined };
  }
};
