/** A number for people: so many significant digits, without zeros at the end. */
export const shown = (x: number | null, digits = 6): string => {
  if (x === null) return "–";
  const text = x.toPrecision(digits);
  return text.includes("e") ? text.replace(/\.?0+e/u, "e").replace("e+", "e") : text.includes(".") ? text.replace(/\.?0+$/u, "") : text;
};

/** A chance: what is below one in ten thousand is said so. */
export const chance = (p: number | null): string => (p === null ? "–" : p < 1e-4 ? "< 0.0001" : p.toFixed(4));
