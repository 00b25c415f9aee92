import type { Dtype } from "./dtype.js";

const longest = (texts: readonly string[]): number => texts.reduce((most, text) => Math.max(most, text.length), 0);

/** The text of a number among those shown with it: all of one width, with one column for the point, as NumPy has it. */
export const numberFormat = (shown: readonly number[], dtype: Dtype, precision: number): ((x: number) => string) => {
  const [round, large] = dtype === "float32" ? [Math.fround, 1e6] : [Number, 1e8];
  const finite = shown.filter(Number.isFinite);
  const sizes = finite.map(Math.abs).filter(Boolean).toSorted((a, b) => a - b);
  const notation = sizes.some((x) => x >= large || x < 1e-4 || x / sizes[0]! > 1000) ? "toExponential" : "toFixed";

  /** With the fewest decimals that say as much as all that are asked for. */
  const write = (x: number, decimals = 0): string => {
    const text = x[notation](decimals);
    return round(+text) === round(+x[notation](precision)) ? text : write(x, decimals + 1);
  };
  /** Whole part, decimals, `e` with its sign, and exponent. */
  const split = (x: number) => /(-?\d+)\.?(\d*)(e.|)(.*)/.exec(write(x))!.slice(1) as [string, string, string, string];
  const all = finite.map(split);
  const decimals = longest(all.map((parts) => parts[1]));
  const digits = longest(["00", ...all.map((parts) => parts[3])]);

  const word = (x: number): string => {
    if (dtype === "int32" || !Number.isFinite(x)) return `${x}`.toLowerCase().replace("inity", "");
    const [whole, part, sign, power] = split(x);
    return `${whole}.${part.padEnd(decimals, sign ? "0" : " ")}` + (sign && sign + power.padStart(digits, "0"));
  };
  const width = longest(shown.map(word));
  return (x) => word(x).padStart(width);
};
