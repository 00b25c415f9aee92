import type { Dtype } from "./dtype.js";

const greatest = (numbers: readonly number[], size: (x: number) => number): number => numbers.reduce((most, x) => Math.max(most, size(x)), 0);

/** The text of a number among those shown with it: all of one width, with one column for the point, as NumPy has it. */
export const numberFormat = (shown: readonly number[], dtype: Dtype, precision: number): ((x: number) => string) => {
  const [round, large] = dtype === "float32" ? [Math.fround, 1e6] : [Number, 1e8];
  const finite = shown.filter(Number.isFinite);
  const most = greatest(finite, Math.abs);
  const notation = most >= large || finite.some((x) => x && (Math.abs(x) < 1e-4 || most / Math.abs(x) > 1000)) ? "toExponential" : "toFixed";

  /** The fewest decimals that say as much as all that are asked for. */
  const places = (x: number, n = 0): number => (round(+x[notation](n)) === round(+x[notation](precision)) ? n : places(x, n + 1));
  const decimals = greatest(finite, places);
  const digits = greatest(finite, (x) => x[notation](decimals).split(/e./)[1]?.length ?? 0);

  const word = (x: number): string => {
    if (dtype === "int32" || !Number.isFinite(x)) return `${x}`.toLowerCase().replace("inity", "");
    const n = notation === "toFixed" ? places(x) : decimals;
    // The mantissa, and `e` with its sign and the digits of the exponent where there is one.
    const [mantissa, sign, power] = x[notation](n).split(/(e.)/) as [string, string?, string?];
    return mantissa + (n ? "" : ".") + " ".repeat(decimals - n) + (power ? sign + power.padStart(Math.max(2, digits), "0") : "");
  };
  const width = greatest(shown, (x) => word(x).length);
  return (x) => word(x).padStart(width);
};
