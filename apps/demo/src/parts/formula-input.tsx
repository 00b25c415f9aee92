import { toMathML } from "@gradkit/scalar";
import type { ComponentChildren, VNode } from "preact";
import type { TypedFormula } from "../math/typed-formula.js";
import { Examples } from "./examples.js";
import { MathML } from "./math-ml.js";
import { TextInput } from "./text-input.js";

interface FormulaInputProps {
  readonly label: ComponentChildren;
  readonly formula: TypedFormula;
  /** Formulas to choose from, as they are typed. */
  readonly examples?: readonly string[];
  /** How they are called, where their text is long. */
  readonly names?: readonly string[];
  /** What is chosen together with an example. */
  readonly onExample?: (source: string) => void;
  /** What stands before the formula where it is shown, as "f(x) =". */
  readonly lead?: string;
}

const keys = ["^", "(", ")", "*", "/", "sqrt(", "sin(", "cos(", "exp(", "log("];

/** A formula to type: shown as it is read, with an error at its place, and examples to choose. */
export const FormulaInput = ({ label, formula: { source, expr, problem }, examples = [], names, onExample, lead }: FormulaInputProps): VNode => (
  <div class="formula-input">
    <TextInput label={label} source={source} problem={problem.value} keys={keys} {...(lead && { lead })}>
      <MathML html={toMathML(expr.value)} />
    </TextInput>
    <Examples of={examples} {...(names && { names })} source={source} onExample={onExample ?? ((chosen) => (source.value = chosen))} />
  </div>
);
