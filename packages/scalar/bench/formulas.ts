/**
 * Parse, derive, simplify and evaluate: one pass over those expressions of scalar.json that all libraries differentiate right (see right.ts), in turn.
 *
 * npm run bench packages/scalar/bench/formulas.ts
 */
import { compare, machine } from "@repo/bench";
import scalar from "../test/data/scalar.json" with { type: "json" };
import { accurate, peers, type Peer } from "./peers.js";

/** What one of the libraries has not, or has wrong: expm1, asinh and atanh (read as products), log2, log1p, erf, erfc, gamma, digamma; and forms of which the simplification of one takes seconds. */
const left = new Set(["u14", "u42", "u44", "u55", "u59", "u71", "u72", "u74", "u77"]);
const rows = scalar.univariate.filter(({ id }) => !left.has(id));

interface Prepared {
  readonly name: string;
  readonly parse: () => unknown;
  readonly derive: () => unknown;
  readonly simplify: () => unknown;
  readonly evaluate: () => number;
  readonly characters: number;
}

const prepare = (peer: Peer): Prepared => {
  const texts = rows.map(({ expr }) => peer.dialect(expr));
  const formulas = texts.map((text) => peer.parse(text));
  const derivatives = formulas.map((formula) => peer.derivative(formula, "x"));
  const functions = derivatives.map((derivative) => peer.compiled(derivative, ["x"]));
  return {
    name: peer.name,
    parse: () => texts.map((text) => peer.parse(text)),
    derive: () => formulas.map((formula) => peer.derivative(formula, "x")),
    simplify: () => derivatives.map((derivative) => peer.simplify(derivative)),
    evaluate: () => functions.reduce((sum, f, k) => sum + f(rows[k]!.points[0]!.x), 0),
    characters: derivatives.reduce((sum: number, derivative) => sum + peer.text(derivative).length, 0),
  };
};

console.log(`${machine()}\n${rows.length} expressions\n`);
const prepared = peers.map(prepare);
const own = prepare(accurate);
const sides = (part: "parse" | "derive" | "simplify" | "evaluate", from = prepared) => Object.fromEntries(from.map((one) => [one.name, one[part]]));

compare("parse, one pass", sides("parse"));
compare("derive once, one pass", sides("derive"));
compare("evaluate the compiled derivatives, one pass", sides("evaluate", [prepared[0]!, own, ...prepared.slice(1)]));
console.log(`characters of the derivatives: ${prepared.map(({ name, characters }) => `${name} ${characters}`).join(", ")}\n`);
compare("simplify the derivatives, one pass", sides("simplify", prepared.filter(({ name }) => !["nerdamer", "algebrite"].includes(name))), { rounds: 5 });
