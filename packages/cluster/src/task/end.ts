import type { RunState } from "@gradkit/optimizer";
import { fromExactText, toExactText } from "../exact-text.js";

/** How a task ended: with a run, or with an error of its own. */
export type End = { readonly run: RunState } | { readonly error: Error };

export const endText = (end: End): string => toExactText(end);
export const endOf = (text: string): End => fromExactText(text) as End;
