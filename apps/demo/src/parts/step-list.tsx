import { useSignal } from "@preact/signals";
import type { ComponentChildren, VNode } from "preact";
import { useEffect } from "preact/hooks";
import { useText } from "../text/lang.js";
import { words } from "../text/words.js";
import "./steps.css";

interface StepListProps {
  /** What is derived: all its steps are shown when it changes. */
  readonly of: unknown;
  readonly count: number;
  /** The k-th step, from 0. */
  readonly children: (k: number) => ComponentChildren;
}

/** Steps, all at once or one after the other. */
export const StepList = ({ of, count: all, children }: StepListProps): VNode => {
  const text = useText();
  const shown = useSignal(Infinity);
  useEffect(() => void (shown.value = Infinity), [of]);
  const count = Math.min(shown.value, all);
  return (
    <div class="steps">
      <ol>
        {Array.from({ length: count }, (_, k) => <li key={k} aria-current={k === count - 1 && shown.value !== Infinity ? "step" : undefined}>{children(k)}</li>)}
      </ol>
      <p class="walk">
        <button type="button" disabled={count <= 1} onClick={() => (shown.value = count - 1)}>{text(words.previousStep)}</button>
        <button type="button" disabled={count >= all} onClick={() => (shown.value = count + 1)}>{text(words.nextStep)}</button>
        <button type="button" disabled={count >= all} onClick={() => (shown.value = Infinity)}>{text(words.allSteps)}</button>
        <span class="muted" role="status">{text(words.step)} {count} {text(words.of)} {all}</span>
      </p>
    </div>
  );
};
