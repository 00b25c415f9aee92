import type { ComponentChildren, VNode } from "preact";
import { useId } from "preact/hooks";
import type { TypedFormulas } from "../math/typed-formulas.js";
import { Examples } from "./examples.js";
import { FormulaProblem } from "./formula-problem.js";
import "./formula-input.css";
import "./formulas-input.css";

interface FormulasInputProps {
  readonly label: ComponentChildren;
  /** The letter of the formulas, where each line is one: f1, f2, … */
  readonly letter?: string;
  readonly formulas: Pick<TypedFormulas, "source" | "problems">;
  /** The formulas as they are read. */
  readonly children: ComponentChildren;
  readonly examples?: readonly string[];
  readonly onExample?: (source: string) => void;
}

/** Several formulas to type, one a line: shown as they are read, with each error at its place. */
export const FormulasInput = ({ label, letter, formulas: { source, problems }, examples = [], onExample, children }: FormulasInputProps): VNode => {
  const id = useId();
  const wrong = problems.value;
  const lines = source.value.split(/\s*[\n;]\s*/);
  return (
    <div class="formula-input formulas-input" data-wrong={wrong.length > 0 ? "" : undefined}>
      <label for={id}>{label}</label>
      <div class="typed">
        {letter && <span class="before" aria-hidden="true">{lines.map((_, k) => <span key={k}>{letter}{k + 1} =</span>)}</span>}
        <textarea id={id} rows={Math.max(2, lines.length)} autocomplete="off" autocapitalize="off" spellcheck={false} wrap="off" value={lines.join("\n")}
          aria-invalid={wrong.length > 0 ? "true" : undefined} aria-describedby={`${id}-shown`} onInput={({ currentTarget }) => (source.value = currentTarget.value)} />
      </div>
      <div id={`${id}-shown`} class="shown">
        {wrong.length > 0 ? wrong.map(({ line, source: text, problem }) => <FormulaProblem key={line} source={text} problem={problem} />) : children}
      </div>
      <Examples of={examples} source={source} onExample={onExample ?? ((chosen) => (source.value = chosen))} />
    </div>
  );
};
