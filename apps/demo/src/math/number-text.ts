/** A number to read: six significant digits, powers of ten where there are many zeros, a true minus. */
export const numberText = (value: number, digits = 6): string => {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "–" : value > 0 ? "∞" : "−∞";
  const size = Math.abs(value);
  const plain = value === 0 || (size >= 1e-4 && size < 1e7);
  const [mantissa = "", exponent] = (plain ? String(Number(value.toPrecision(digits))) : value.toExponential(Math.min(3, digits - 1))).split("e");
  const signed = mantissa.replace("-", "−");
  return exponent === undefined ? signed : `${signed}·10${raisedText(Number(exponent))}`;
};

const raised: Readonly<Record<string, string>> = { "-": "⁻", 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹" };

/** An integer as an exponent. */
export const raisedText = (exponent: number): string => String(exponent).replaceAll(/./g, (sign) => raised[sign] ?? sign);
