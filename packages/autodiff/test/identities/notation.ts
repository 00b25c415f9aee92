/** The notation of matrix-identities.json, a superset of matrixcalculus.org's, read into a tree; see the file's `conventions`. */
export type Formula =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Formula[] };

const tokens = /\s*(\d+(?:\.\d+)?(?:e[-+]?\d+)?|[A-Za-z_]\w*|\.\*|\.\/|\.\^|[-+*/^'(),])/giy;

const infix: Readonly<Record<string, number>> = { "+": 1, "-": 1, "*": 2, "/": 2, ".*": 2, "./": 2, "^": 4, ".^": 4, "'": 4 };

export const parseFormula = (source: string): Formula => {
  const list = [...source.matchAll(tokens)].map((match) => match[1]!);
  let at = 0;
  const call = (name: string, ...args: Formula[]): Formula => ({ kind: "call", name, args });
  const expect = (token: string): void => {
    if (list[at++] !== token) throw new Error(`${source}: expected ${token} before ${list.slice(at).join(" ")}`);
  };
  const primary = (): Formula => {
    const token = list[at++]!;
    if (token === "(") {
      const inner = expression(0);
      expect(")");
      return inner;
    }
    if (token === "-") return call("neg", expression(3));
    if (/^\d/.test(token)) return { kind: "number", value: Number(token) };
    if (list[at] !== "(") return { kind: "name", name: token };
    const args: Formula[] = [];
    do {
      at++;
      args.push(expression(0));
    } while (list[at] === ",");
    expect(")");
    return call(token, ...args);
  };
  const expression = (least: number): Formula => {
    let left = primary();
    for (let token = list[at]; token !== undefined && (infix[token] ?? -1) > least; token = list[at]) {
      at++;
      left = token === "'" ? call("'", left) : call(token, left, expression(infix[token]!));
    }
    return left;
  };
  const formula = expression(0);
  if (at < list.length) throw new Error(`${source}: ${list.slice(at).join(" ")} is left`);
  return formula;
};
