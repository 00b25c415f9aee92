import { digits } from "./digits.js";

/** `x = 1, y = 2` */
export const pointText = (at: Readonly<Record<string, number>>): string => Object.entries(at).map(([name, value]) => `${name} = ${digits(value)}`).join(", ");
