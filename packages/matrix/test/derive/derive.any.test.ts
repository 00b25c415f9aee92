import { describe, expect, it } from "vitest";
import { declare, derive, evaluate, explain, format, identities, parse } from "../../src/index.js";

const symbols = declare("x: m; A: m×n; s: n; W: m×m symmetric; X: n×n invertible; a: n; b: n");

it("each step replaces one differential by a rule, until only that of the symbol is left", () => {
  expect(explain(parse("(x - A*s)'*W*(x - A*s)", symbols), "s")).toEqual([
    { rule: "product", of: "(x - A*s)'*W*(x - A*s)", before: "d((x - A*s)'*W*(x - A*s))", after: "(x - A*s)'*W*d(x - A*s) + d((x - A*s)'*W)*(x - A*s)", shapes: ["(x - A*s)'*W*d(x - A*s): scalar", "d((x - A*s)'*W)*(x - A*s): scalar"] },
    { rule: "product", of: "(x - A*s)'*W", before: "(x - A*s)'*W*d(x - A*s) + d((x - A*s)'*W)*(x - A*s)", after: "(x - A*s)'*W*d(x - A*s) + d((x - A*s)')*W*(x - A*s)", shapes: ["d((x - A*s)')*W: 1×m"] },
    { rule: "transpose", identity: "5.99", of: "(x - A*s)'", before: "(x - A*s)'*W*d(x - A*s) + d((x - A*s)')*W*(x - A*s)", after: "(x - A*s)'*W*d(x - A*s) + d(x - A*s)'*W*(x - A*s)", shapes: ["d(x - A*s)': 1×m"] },
    { rule: "sum", of: "x - A*s", before: "(x - A*s)'*W*d(x - A*s) + d(x - A*s)'*W*(x - A*s)", after: "(x - A*s)'*W*(-d(A*s)) + (-d(A*s))'*W*(x - A*s)", shapes: ["-d(A*s): m×1"] },
    { rule: "product", of: "A*s", before: "(x - A*s)'*W*(-d(A*s)) + (-d(A*s))'*W*(x - A*s)", after: "(x - A*s)'*W*(-A*ds) + (-A*ds)'*W*(x - A*s)", shapes: ["A*ds: m×1"] },
    { rule: "collect", of: "(x - A*s)'*W*(x - A*s)", before: "(x - A*s)'*W*(-A*ds) + (-A*ds)'*W*(x - A*s)", after: "-2*(x - A*s)'*W*A*ds", shapes: ["-2*(x - A*s)'*W*A*ds: scalar"] },
    { rule: "gradient", identity: "5.108", of: "(x - A*s)'*W*(x - A*s)", before: "-2*(x - A*s)'*W*A*ds", after: "-2*(x - A*s)'*W*A", shapes: ["-2*(x - A*s)'*W*A: 1×n"] },
  ]);
});

describe("every line of a derivation is right: each step keeps the value of the differential", () => {
  it.each([["a'*inv(X)*b", "X"], ["logdet(X*X')", "X"], ["x'*W*x", "x"], ["tr(X*X)", "X"], ["sum(exp(A*s))", "s"], ["norm2(x - A*s)", "s"], ["tr(expm(X))", "X"], ["tr(X*logm(X)) + a'*X*b", "X"]])("%s by %s", (source, by) => {
    const { steps, result } = derive(parse(source, symbols), by);
    const values = { x: [1, 2, 3], A: [[0.1, 0.2], [0.3, 0.5], [0.2, 0.1]], s: [0.5, 0.7], W: [[2, 1, 0], [1, 3, 1], [0, 1, 4]], X: [[2, 1], [0.5, 3]], a: [1, 2], b: [3, 1], dX: [[0.3, 0.1], [0.2, 0.7]], dx: [0.1, 0.4, 0.2], ds: [0.6, 0.2] };
    const [last, before] = [steps.at(-1)!, steps.findLast(({ rule }) => rule !== "gradient")!];
    const change = [...evaluate(result, values)].reduce((sum, g, k) => sum + g * [values[`d${by}` as "dX"]].flat(2)[k]!, 0);
    expect([...evaluate(last.before, values)][0]).toBeCloseTo(change, 12);
    expect(format(before.after)).toBe(format(last.before));
  });
});

it("the identities that steps cite stand in the table", () => {
  const cited = ["a'*inv(X)*b", "tr(X')", "det(X)", "logdet(X)", "norm2(a)", "a'*X*b"].flatMap((source) => derive(parse(source, symbols), source.includes("X") ? "X" : "a").steps.flatMap(({ identity }) => identity ?? []));
  expect([...new Set(cited)].toSorted()).toEqual(["5.100", "5.101", "5.102", "5.103", "5.106", "5.99", "Cookbook 129", "Cookbook 43", "Cookbook 49", "Cookbook 99"].toSorted());
  expect(cited.filter((id) => !identities.some((row) => row.id === id))).toEqual([]);
});
