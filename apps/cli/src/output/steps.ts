import type { Derivation } from "@gradkit/scalar";
import { notations, type Notation } from "./notation.js";

/** A step as text: the rule, its number in the book where it has one, and the line after it. */
export interface ShownStep {
  readonly rule: string;
  readonly equation?: string;
  readonly text: string;
  readonly source?: string;
  readonly line: string;
}

export const stepsOf = (derivation: Derivation, notation: Notation): ShownStep[] =>
  derivation.steps.map(({ rule, equation, source, text, after }) => ({
    rule,
    ...(equation && { equation: `MML ${equation}` }),
    text,
    ...(source && { source }),
    line: notation.line(derivation, after),
  }));

/** The steps of a derivation in a format, a line each, the rule beside it. */
export const stepsText = (derivation: Derivation, format: string): string => {
  const notation = notations[format]!;
  const first = derivation.steps[0] ? notation.line(derivation, derivation.steps[0].before) : notation.write(derivation.result);
  const steps = stepsOf(derivation, notation);
  const reason = ({ rule, equation }: ShownStep): string => [rule, ...(equation ? [equation] : [])].join(", ");
  if (format === "latex") {
    const lines = steps.map((step) => `  &= ${step.line} && \\text{${reason(step)}}`);
    return `\\begin{aligned}\n  & ${first} \\\\\n${lines.join(" \\\\\n")}\n\\end{aligned}\n`;
  }
  if (format === "mathml") return [first, ...steps.map(({ line }) => line), ""].join("\n");
  const width = Math.min(60, Math.max(0, ...steps.map(({ line }) => line.length)));
  return [`  ${first}`, ...steps.map((step) => `= ${step.line.padEnd(width)}   ${reason(step)}`), "", ""].join("\n");
};
