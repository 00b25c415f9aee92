import { toMathML } from "@gradkit/scalar";
import type { ComponentChildren, VNode } from "preact";
import { useId } from "preact/hooks";
import type { TypedFormula } from "../math/typed-formula.js";
import { deliberately } from "../url/url-state.js";
import { FormulaProblem } from "./formula-problem.js";
import { MathML } from "./math-ml.js";
import "./formula-input.css";

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

/** A formula to type: shown as it is read, with an error at its place, and examples to choose. */
export const FormulaInput = ({ label, formula: { source, expr, problem }, examples = [], names = examples, onExample, lead }: FormulaInputProps): VNode => {
  const id = useId();
  const wrong = problem.value;
  return (
    <div class="formula-input" data-wrong={wrong ? "" : undefined}>
      <label for={id}>{label}</label>
      <div class="typed">
        {lead && <span class="before" aria-hidden="true">{lead}</span>}
        <input
          id={id}
          type="text"
          inputMode="text"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          value={source.value}
          aria-invalid={wrong ? "true" : undefined}
          aria-describedby={`${id}-shown`}
          onInput={({ currentTarget }) => (source.value = currentTarget.value)}
        />
      </div>
      <div id={`${id}-shown`} class="shown">
        {wrong ? <FormulaProblem source={source.value} problem={wrong} /> : <MathML html={toMathML(expr.value)} />}
      </div>
      {examples.length > 0 && (
        <ul class="chips">
          {examples.map((example, k) => (
            <li key={example}>
              <button type="button" aria-pressed={example === source.value} onClick={() => deliberately(() => (onExample ?? ((chosen) => (source.value = chosen)))(example))}>
                {names[k]}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
