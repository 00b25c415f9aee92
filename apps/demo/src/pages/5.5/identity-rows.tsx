import type { VNode } from "preact";
import { matrixMathML } from "../../math/matrix-math-ml.js";
import { Examples } from "../../parts/examples.js";
import { MathML } from "../../parts/math-ml.js";
import { Row } from "../../parts/row.js";
import { TextInput } from "../../parts/text-input.js";
import { type Text, useText } from "../../text/lang.js";
import { Say } from "../../text/say.js";
import { IdentityCard } from "./identity-card.js";
import { NumbersChoice } from "./numbers-choice.js";
import { f, functionRead, general, ofDeterminant } from "./proofs.js";
import { state } from "./state.js";
import { texts } from "./texts.js";

interface Group {
  readonly title: Text;
  readonly says: Text;
  readonly ids: readonly (readonly [id: string, kind: Text])[];
}

const ofMatrices: Group = { title: texts.matrixTitle, says: texts.matrixSays, ids: [["5.103", texts.matrixKind], ["5.106", texts.matrixKind]] };
const ofVectors: Group = { title: texts.vectorTitle, says: texts.vectorSays, ids: [["5.104", texts.rowKind], ["5.105", texts.rowKind], ["5.107", texts.rowKind], ["5.108", texts.rowKind]] };
const ofFunctions: Group = {
  title: texts.functionsTitle,
  says: texts.functionsSay,
  ids: [["5.99", texts.tensorKind], ["5.100", texts.matrixKind], ["5.101", texts.matrixKind], ["5.102", texts.tensorKind]],
};

/** (5.99) to (5.108), each proved at numbers that can be shuffled. */
export const IdentityRows = (): VNode => {
  const text = useText();
  return (
    <>
      <NumbersChoice />
      <Row of={ofFunctions.ids.map(([id]) => id)} title={text(ofFunctions.title)}>
        <div class="split">
          <p><Say of={ofFunctions.says} /></p>
          <div class="stack">
            <TextInput label={text(texts.f)} lead="f(X) =" source={state.f} problem={functionRead.value.problem}>
              <MathML html={matrixMathML(f.value)} />
            </TextInput>
            <Examples of={["A*X*B + C", "A*X*X'*A' + C", "(A*X*B)^2 + C"]} source={state.f} onExample={(chosen) => (state.f.value = chosen)} />
          </div>
        </div>
        <Cards of={ofFunctions} />
      </Row>
      {[ofMatrices, ofVectors].map((group) => (
        <Row key={group.title.en} of={group.ids.map(([id]) => id)} title={text(group.title)}>
          <p><Say of={group.says} /></p>
          <Cards of={group} />
        </Row>
      ))}
    </>
  );
};

const Cards = ({ of: { ids } }: { readonly of: Group }): VNode => (
  <div class="pair">
    {ids.map(([id, kind]) => (
      <IdentityCard key={id} id={id} kind={kind} otherwise={id === "5.101" && <Adjugate />}>{id === "5.108" && !state.symmetric.value && <General />}</IdentityCard>
    ))}
  </div>
);

/** (5.108) where W is not symmetric. */
const General = (): VNode => (
  <div data-value="general">
    <p><Say of={texts.needsSymmetric} /></p>
    <MathML html={matrixMathML(general.value)} />
  </div>
);

/** (5.101) where f(X) is singular. */
const Adjugate = (): VNode => (
  <div data-value="adjugate">
    <p><Say of={texts.adjugate} /></p>
    <MathML html={matrixMathML(ofDeterminant.value)} />
  </div>
);
