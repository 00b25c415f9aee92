/** A number for people: six significant digits, and a true minus. */
export const digits = (x: number, significant = 6): string => {
  if (Number.isNaN(x)) return "–";
  if (!Number.isFinite(x)) return x > 0 ? "∞" : "−∞";
  const short = String(Number(x.toPrecision(significant)));
  return short.replace("e+", "e").replace(/^-/, "-");
};
