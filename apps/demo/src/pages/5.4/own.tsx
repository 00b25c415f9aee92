import { flatIndex } from "@gradkit/shapes";
import type { VNode } from "preact";
import { matrixMathML } from "../../math/matrix-math-ml.js";
import { numberText } from "../../math/number-text.js";
import { Agreement } from "../../parts/agreement.js";
import { Examples } from "../../parts/examples.js";
import { element, indexed, slicedBy } from "../../parts/indexed.js";
import { MathML } from "../../parts/math-ml.js";
import { NumberField } from "../../parts/number-field.js";
import { ShapeClash } from "../../parts/shape-clash.js";
import { TensorView } from "../../parts/tensor-view.js";
import { TextInput } from "../../parts/text-input.js";
import { Refused } from "../../said/refused.js";
import { useText } from "../../text/lang.js";
import { indexText } from "../../url/index-param.js";
import { apart, chosen, examples, F, own, read } from "./own-values.js";
import { state } from "./state.js";
import { texts } from "./texts.js";

const [output, input, slice] = [indexed("F"), indexed("X"), slicedBy("F", "X", "of")];

const keys = ["'", "*", "(", ")", "inv("];

/** A function of a matrix to type, and its derivative as a tensor. */
export const Own = (): VNode => {
  const text = useText();
  const { problem } = read.value;
  const { value: derivative, problem: none } = own.value;
  const index = chosen.value;
  return (
    <>
      <div class="split">
        <div class="stack">
          <TextInput label={text(texts.own)} lead="F(X) =" source={state.own} problem={problem} keys={keys}>
            <MathML html={matrixMathML(F.value)} />
          </TextInput>
          {problem?.shapes && problem.shapes.length > 1 && <ShapeClash shapes={problem.shapes} />}
          <Examples of={examples} source={state.own} onExample={(chosen) => (state.own.value = chosen)} />
        </div>
        <div class="fields">
          <NumberField label={<>X, <var>m</var></>} value={state.om} min={1} max={4} />
          <NumberField label={<>X, <var>n</var></>} value={state.on} min={1} max={4} />
        </div>
      </div>
      <div class="card stack" data-value="own">
        {none && <Refused of={none} />}
        {derivative && (
          <>
            <MathML html={matrixMathML(derivative.closed)} />
            <TensorView label={text(texts.ownTensor)} of={derivative.of} by={derivative.by} data={derivative.data} collect="output" outputName={output} inputName={input} sliceName={slice} chosen={index} onChoose={(next) => (state.o.value = indexText(next))} />
            <p class="equation">{element("F", index.slice(0, -2), "X", index.slice(-2))} = <strong>{numberText(derivative.data[flatIndex(index, [...derivative.of, ...derivative.by])]!)}</strong></p>
            <Agreement says={texts.differences} apart={apart.value} within={1e-6} name="own apart" />
          </>
        )}
      </div>
    </>
  );
};
