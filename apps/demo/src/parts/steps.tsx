import { lineNotation, toMathML, type Derivation } from "@gradkit/scalar";
import type { VNode } from "preact";
import { useText } from "../text/lang.js";
import { ruleTexts } from "../text/rule-texts.js";
import { MathML } from "./math-ml.js";
import { StepList } from "./step-list.js";

interface StepsProps {
  readonly derivation: Derivation;
  /** What is done to the MathML of its lines. */
  readonly marked?: (html: string) => string;
}

/** A derivation line by line, each with its rule and the rule's number. */
export const Steps = ({ derivation, marked = (html) => html }: StepsProps): VNode => {
  const text = useText();
  return (
    <StepList of={derivation} count={derivation.steps.length}>
      {(k) => {
        const { rule, equation, of, after } = derivation.steps[k]!;
        return (
          <>
            <p class="rule">
              <strong>{text(ruleTexts[rule] ?? { en: rule, ko: rule })}</strong>
              {equation && <span class="equation">({equation})</span>}
              <span class="muted"><MathML inline html={marked(toMathML(of, { display: "inline" }))} /></span>
            </p>
            <MathML html={marked(lineNotation(derivation, after).mathml)} />
          </>
        );
      }}
    </StepList>
  );
};
