import type { Signal } from "@preact/signals";
import type { ComponentChildren, VNode } from "preact";
import { useId, useRef } from "preact/hooks";
import type { Problem } from "../math/typed-formula.js";
import { FormulaProblem } from "./formula-problem.js";
import { Keys } from "./keys.js";
import "./formula-input.css";

interface TextInputProps {
  readonly label: ComponentChildren;
  readonly source: Signal<string>;
  readonly problem: Problem | undefined;
  /** What stands before the text. */
  readonly lead?: string;
  /** Signs and functions that are put in by a finger. */
  readonly keys?: readonly string[];
  /** What is read from it. */
  readonly children?: ComponentChildren;
}

/** A line of text to type: what is read from it below, or what is wrong with it at its place. */
export const TextInput = ({ label, source, problem, lead, keys, children }: TextInputProps): VNode => {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div class="formula-input" data-wrong={problem ? "" : undefined}>
      <label for={id}>{label}</label>
      <div class="typed">
        {lead && <span class="before" aria-hidden="true">{lead}</span>}
        <input ref={input} id={id} type="text" inputMode="text" autocomplete="off" autocapitalize="off" spellcheck={false} value={source.value} aria-invalid={problem ? "true" : undefined} aria-describedby={`${id}-shown`}
          onInput={({ currentTarget }) => (source.value = currentTarget.value)} />
      </div>
      {keys && <Keys of={keys} into={input} />}
      <div id={`${id}-shown`} class={children || problem ? "shown" : ""}>{problem ? <FormulaProblem source={source.value} problem={problem} /> : children}</div>
    </div>
  );
};
