import { format, type Derivation } from "@gradkit/matrix";
import type { VNode } from "preact";
import { lineMathML, matrixMathML } from "../math/matrix-math-ml.js";
import { useText } from "../text/lang.js";
import { matrixRuleTexts } from "../text/matrix-rule-texts.js";
import { MathML } from "./math-ml.js";
import { ShapeText } from "./shape-text.js";
import { StepList } from "./step-list.js";

/** A derivation of matrices line by line, each with its rule, the identity that it is, and the shapes of its terms. */
export const MatrixSteps = ({ derivation }: { readonly derivation: Derivation }): VNode => {
  const text = useText();
  return (
    <StepList of={derivation} count={derivation.steps.length}>
      {(k) => {
        const { rule, identity, of, after, shapes } = derivation.steps[k]!;
        return (
          <>
            <p class="rule">
              <strong>{text(matrixRuleTexts[rule] ?? { en: rule, ko: rule })}</strong>
              {identity && <span class="equation">({identity})</span>}
              <span class="muted"><MathML inline html={matrixMathML(of, { display: "inline" })} /></span>
            </p>
            <MathML html={lineMathML(derivation, after)} />
            <p class="muted shapes-of">{shapes.map(({ term, shape }) => <span key={format(term)}><MathML inline html={lineMathML(derivation, term).replace('display="block"', 'display="inline"')} /> <ShapeText of={shape} /></span>)}</p>
          </>
        );
      }}
    </StepList>
  );
};
