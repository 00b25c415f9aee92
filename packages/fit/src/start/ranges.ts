import { postorder, type Expr } from "@gradkit/scalar";
import { unitsOf } from "./units.js";

/** Values that a parameter is likely to have: a number between 0 and 1 picks the kind, another the value. */
export type Range = (kind: number, place: number) => number;

/** How many powers of ten beside its natural size a parameter is looked for. */
const decades = 2;
/** The response, as a name of units. */
const response = "#y";

interface Spread {
  readonly low: number;
  readonly high: number;
  /** The size of its unit. */
  readonly scale: number;
}

const spreadOf = (column: Float64Array): Spread => {
  let [low, high, size] = [Infinity, -Infinity, 0];
  for (const x of column) {
    low = Math.min(low, x);
    high = Math.max(high, x);
    size = Math.max(size, Math.abs(x));
  }
  return { low, high, scale: high - low || size || 1 };
};

/**
 * Where to look for each parameter of a formula: about the size that its unit has in the data, by sign and powers of ten; a location beside a predictor also evenly over that; a frequency evenly up to what the
 * rows can tell apart, as in a periodogram.
 */
export const rangesOf = (expr: Expr, names: readonly string[], columns: Readonly<Record<string, Float64Array>>, observed: Float64Array): Readonly<Record<string, Range>> => {
  const predictors = Object.keys(columns);
  const units = unitsOf(expr, predictors, response);
  const spreads = Object.fromEntries([...Object.entries(columns), [response, observed] as const].map(([name, column]) => [name, spreadOf(column)]));
  const places = placesOf(expr, predictors);
  return Object.fromEntries(
    names.map((name) => {
      const scale = Object.entries(units[name] ?? {}).reduce((size, [base, power]) => size * spreads[base]!.scale ** power, 1);
      const around: Range = (kind, place) => (kind < 0.5 ? 1 : -1) * scale * 10 ** (decades * Math.sign(place - 0.5) * Math.abs(2 * place - 1) ** 1.5);
      const { beside, within } = places.get(name) ?? {};
      if (beside !== undefined && units[name]?.[beside] === 1) {
        const { low, high } = spreads[beside]!;
        return [name, (kind, place) => (kind < 0.6 ? low + (high - low) * place : around((kind - 0.6) / 0.4, place))];
      }
      if (within !== undefined && units[name]?.[within] === -1) {
        const most = (Math.PI * observed.length) / spreads[within]!.scale;
        return [name, (kind, place) => (kind < 0.6 ? most * place : around((kind - 0.6) / 0.8, place))];
      }
      return [name, around];
    }),
  );
};

interface Place {
  /** The predictor that it is added to. */
  readonly beside?: string;
  /** The predictor that it is multiplied by within a sine or cosine. */
  readonly within?: string;
}

const placesOf = (expr: Expr, predictors: readonly string[]): ReadonlyMap<string, Place> => {
  const places = new Map<string, Place>();
  const isPredictor = (name: string): boolean => predictors.includes(name);
  const pairs = (node: Expr, of: readonly string[]): readonly (readonly [string, string])[] => {
    if (node.kind !== "call" || !of.includes(node.name)) return [];
    const [a, b] = node.args;
    if (a?.kind !== "variable" || b?.kind !== "variable") return [];
    return isPredictor(a.name) ? [[b.name, a.name]] : isPredictor(b.name) ? [[a.name, b.name]] : [];
  };
  for (const node of postorder(expr)) {
    for (const [name, beside] of pairs(node, ["add", "sub"])) places.set(name, { ...places.get(name), beside });
    if (node.kind === "call" && ["sin", "cos"].includes(node.name)) {
      for (const inner of postorder(node)) for (const [name, within] of pairs(inner, ["mul"])) places.set(name, { ...places.get(name), within });
    }
  }
  return places;
};
