import type { Dtype } from "./dtype.js";

/** The number with the fewest digits that is x once rounded to float32. */
const shortest = (x: number): number => {
  let digits = 1;
  while (Math.fround(+x.toPrecision(digits)) !== x) digits++;
  return +x.toPrecision(digits);
};

const longest = (texts: readonly string[]): number => texts.reduce((most, text) => Math.max(most, text.length), 0);

/** The text of a number among those shown with it: all of one width, with one column for the point, as NumPy has it. */
export const numberFormat = (shown: readonly number[], dtype: Dtype, precision: number): ((x: number) => string) => {
  const finite = shown.filter(Number.isFinite);
  const sizes = finite.map(Math.abs).filter(Boolean).toSorted((a, b) => a - b);
  const [least = 1] = sizes;
  const most = sizes.at(-1) ?? 1;
  const scientific = most >= (dtype === "float32" ? 1e6 : 1e8) || least < 1e-4 || most / least > 1000;

  /** Whole part, decimals and exponent. */
  const split = (x: number): string[] => {
    const short = dtype === "float32" ? shortest(x) : x;
    const [mantissa, power = ""] = (scientific ? (+short.toExponential(precision)).toExponential() : `${+short.toFixed(precision)}`).split("e");
    return [...`${mantissa}.`.split(".", 2), power];
  };
  const all = finite.map(split);
  const places = longest(all.map((part) => part[1]!));
  const powers = Math.max(2, longest(all.map((part) => part[2]!)) - 1);

  const word = (x: number): string => {
    if (dtype === "int32") return `${x}`;
    if (!Number.isFinite(x)) return `${x}`.toLowerCase().replace("inity", "");
    const [whole, decimals, power] = split(x);
    return `${whole}.${decimals!.padEnd(places, scientific ? "0" : " ")}` + (power && `e${power[0]}${power.slice(1).padStart(powers, "0")}`);
  };
  const width = longest(shown.map(word));
  return (x) => word(x).padStart(width);
};
