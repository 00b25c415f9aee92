import { evaluate, format, gradient, type MatrixExpr } from "@gradkit/matrix";
import { einsum, fromData, jacobianMatrix, layout, size, type Shape } from "@gradkit/shapes";
import { formatOf } from "../arguments/format-of.js";
import type { Given } from "../arguments/given.js";
import { matrixFormula } from "../arguments/symbols.js";
import { command as described } from "../command.js";
import { error } from "../errors.js";
import { json } from "../output/json.js";

/** `R=4,2` as a name and a shape; `4,2` has no name, and `c=` no axes. */
const declared = (source: string): readonly [name: string, shape: Shape] => {
  const at = source.indexOf("=");
  const axes = source.slice(at + 1).trim();
  const shape = axes === "" ? [] : axes.split(/[,x×]/).map(Number);
  const broken = shape.findIndex((axis) => !Number.isSafeInteger(axis) || axis < 0);
  if (broken >= 0 || (at < 0 && axes === "")) throw error("cli/list", { option: "--shape", rule: "expected a name and whole numbers, R=4,2", got: source, place: { source, offset: at + 1 } });
  return [source.slice(0, Math.max(at, 0)).trim(), shape];
};

const shapeOf = ({ rows, cols }: MatrixExpr): Shape => [rows, cols].filter((axis) => axis !== null).map(Number);

const times = (shape: Shape): string => (shape.length === 0 ? "scalar" : shape.join("×"));

interface Answer {
  readonly text: string;
  readonly more: readonly string[];
  readonly json: Readonly<Record<string, unknown>>;
}

/** The derivative of a function by an argument, each with its shape given, or found from its definition. */
const derivativeShape = (of: string, by: string, shapes: ReadonlyMap<string, Shape>, given: Given<"def" | "shape">): Answer => {
  const [, defined, formula] = /^\s*(\w+)\s*=(.*)$/s.exec(given.one("def") ?? "") ?? [];
  const expr = defined === of && formula !== undefined ? matrixFormula(formula.trim(), given.all("shape")) : undefined;
  const missing = [of, by].filter((name) => !shapes.has(name) && !(name === of && expr));
  if (missing.length > 0) throw error("cli/missing", { option: "--shape", missing, given: given.all("shape").join(" "), example: missing.map((name) => `--shape ${name}=2,2`).join(" ") });
  const [s, t] = [expr ? shapeOf(expr) : shapes.get(of)!, shapes.get(by)!];
  const { text, kind } = layout(s, t);
  const flat = jacobianMatrix(s, t);
  const entries = size(s) * size(t);
  const closedForm = expr && gradient(expr, by);
  const nonzero = closedForm && entries <= 1e6 ? nonzerosOf(closedForm, shapes) : undefined;
  return {
    text,
    more: [
      `${kind}, ${entries} entries; of the flattened sides a ${flat.join("×")} matrix`,
      ...(closedForm ? [`d${of}/d${by}: ${format(closedForm)}`] : []),
      ...(nonzero === undefined ? [] : [`${nonzero} of ${entries} entries are not zero`]),
    ],
    json: { of: s, by: t, kind, shape: [...s, ...t], flattened: flat, entries, nonzero, ...(closedForm && { derivative: format(closedForm) }) },
  };
};

/** How many entries are not zero at a point where nothing cancels: numbers between 1 and 2 without a pattern. */
const nonzerosOf = (derivative: MatrixExpr, shapes: ReadonlyMap<string, Shape>): number => {
  let state = 0.3819660112501051;
  const next = (): number => 1 + (state = (state + 0.6180339887498949 * (1 + state)) % 1);
  const values = Object.fromEntries([...shapes].map(([name, shape]) => [name, fromData(Float64Array.from({ length: size(shape) }, next), shape)]));
  return [...evaluate(derivative, values)].filter((entry) => entry !== 0).length;
};

export const command = described({
  takes: "<dF/dX | expression | einsum>",
  counts: [1, 1],
  about: "The shape of a derivative in numerator layout, the shape of F and then that of X (MML 5.4, Figure 5.7); or of an expression of matrices, or of an einsum.",
  options: {
    shape: { value: "X=4,2", says: "the shape of a name; c= is a scalar; for einsum 2,3 alone", many: true },
    def: { value: "F=X'*X", says: "what F is, so that its shape and its derivative follow" },
  },
  examples: ["shape dK/dR --def \"K=R'*R\" --shape R=4,2", "shape \"A*x + b\" --shape A=3,4 --shape x=4 --shape b=3", "shape 'ij,jk->ik' --shape 2,3 --shape 3,4"],
  run: (given, { out }) => {
    const [source] = given.positionals as [string];
    const list = given.all("shape").map(declared);
    const shapes = new Map(list);
    const [, of, by] = /^(?:d|∂)(\w+)\/(?:d|∂)(\w+)$/.exec(source.replaceAll(/\s/g, "")) ?? [];
    const plain = (shape: Shape): Answer => ({ text: times(shape), more: [], json: { shape } });
    const { text, more, json: data } =
      of !== undefined && by !== undefined ? derivativeShape(of, by, shapes, given) : source.includes("->") ? plain(einsum(source, ...list.map(([, shape]) => shape))) : plain(shapeOf(matrixFormula(source, given.all("shape"))));
    out(formatOf(given) === "json" ? json("shape", { text, ...data }) : `${[text, ...more].join("\n")}\n`);
    return 0;
  },
});
