/** A number for people: six significant digits, a dash where there is none. */
export const digits = (x: number, significant = 6): string => {
  if (Number.isNaN(x)) return "–";
  if (!Number.isFinite(x)) return x > 0 ? "∞" : "−∞";
  return String(Number(x.toPrecision(significant))).replace("e+", "e");
};
