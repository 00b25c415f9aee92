import { styleText } from "node:util";
import type { Io } from "../io.js";

type Style = "bold" | "dim" | "red" | "green" | "yellow" | "cyan";

/** A text in a style, or as it is where there are no colours. */
export type Paint = (style: Style, text: string) => string;

/** Colours as asked for, by the option before the environment; else where somebody looks at a terminal that has them. */
export const paintOf = ({ env }: Io, isTerminal: boolean, wish: string | undefined): Paint => {
  const asked = wish === "always" ? true : wish === "never" ? false : env.NO_COLOR ? false : env.FORCE_COLOR ? env.FORCE_COLOR !== "0" : undefined;
  const isOn = asked ?? (isTerminal && env.TERM !== "dumb");
  return isOn ? (style, text) => styleText(style, text, { validateStream: false }) : (_, text) => text;
};
