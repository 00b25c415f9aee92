import { raisedText } from "../math/number-text.js";

/** How the values at an axis are written; those of a logarithmic axis are exponents of ten. */
export const tickText = (log: boolean) => (tick: number): string => (log && Number.isInteger(tick) ? `10${raisedText(tick)}` : short(log ? Number((10 ** tick).toPrecision(2)) : tick).replace("-", "−"));

const short = (value: number): string => (value !== 0 && (Math.abs(value) >= 1e5 || Math.abs(value) < 1e-4) ? value.toExponential() : String(Number(value.toPrecision(6))));
