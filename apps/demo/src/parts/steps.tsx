import { useSignal } from "@preact/signals";
import { lineNotation, toMathML, type Derivation } from "@gradkit/scalar";
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import { useText } from "../text/lang.js";
import { ruleTexts } from "../text/rule-texts.js";
import { words } from "../text/words.js";
import { MathML } from "./math-ml.js";
import "./steps.css";

interface StepsProps {
  readonly derivation: Derivation;
  /** What is done to the MathML of its lines. */
  readonly marked?: (html: string) => string;
}

/** A derivation line by line, each with its rule and the rule's number; all at once, or one after the other. */
export const Steps = ({ derivation, marked = (html) => html }: StepsProps): VNode => {
  const text = useText();
  const { steps } = derivation;
  const shown = useSignal(Infinity);
  useEffect(() => void (shown.value = Infinity), [derivation]);
  const count = Math.min(shown.value, steps.length);
  return (
    <div class="steps">
      <ol>
        {steps.slice(0, count).map((step, k) => (
          <li key={k} aria-current={k === count - 1 && shown.value !== Infinity ? "step" : undefined}>
            <p class="rule">
              <strong>{text(ruleTexts[step.rule] ?? { en: step.rule, ko: step.rule })}</strong>
              {step.equation && <span class="equation">({step.equation})</span>}
              <span class="muted"><MathML inline html={marked(toMathML(step.of, { display: "inline" }))} /></span>
            </p>
            <MathML html={marked(lineNotation(derivation, step.after).mathml)} />
          </li>
        ))}
      </ol>
      <p class="walk">
        <button type="button" disabled={count <= 1} onClick={() => (shown.value = count - 1)}>{text(words.previousStep)}</button>
        <button type="button" disabled={count >= steps.length} onClick={() => (shown.value = count + 1)}>{text(words.nextStep)}</button>
        <button type="button" disabled={count >= steps.length} onClick={() => (shown.value = Infinity)}>{text(words.allSteps)}</button>
        <span class="muted" role="status">{text(words.step)} {count} {text(words.of)} {steps.length}</span>
      </p>
    </div>
  );
};
