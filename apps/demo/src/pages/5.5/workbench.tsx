import { format } from "@gradkit/matrix";
import type { VNode } from "preact";
import { whenIdle } from "../../idle.js";
import { matrixMathML } from "../../math/matrix-math-ml.js";
import { Agreement } from "../../parts/agreement.js";
import { Choice } from "../../parts/choice.js";
import { CopyMenu } from "../../parts/copy-menu.js";
import { Examples } from "../../parts/examples.js";
import { MathML } from "../../parts/math-ml.js";
import { MatrixSteps } from "../../parts/matrix-steps.js";
import { ScrollBox } from "../../parts/scroll-box.js";
import { ShapeClash } from "../../parts/shape-clash.js";
import { ShapeText } from "../../parts/shape-text.js";
import { TextInput } from "../../parts/text-input.js";
import { Refused } from "../../said/refused.js";
import { type Text, useText } from "../../text/lang.js";
import { deliberately } from "../../url/url-state.js";
import { codeIn, copies } from "./copies.js";
import { shapeText } from "./shape-text.js";
import { examples, show, state } from "./state.js";
import { texts } from "./texts.js";
import { problems, proof, result, work, type Work } from "./workbench-values.js";

const idle = whenIdle();

const keys = ["'", "*", "^", "(", ")", "inv(", "tr(", "det(", "logdet(", "norm2("];

/** An expression to type with its symbols, and its derivative in closed form with every step. */
export const Workbench = (): VNode => {
  const text = useText();
  const { expression, symbols: wrongSymbols } = problems.value;
  const { expr, symbols, by, derivation, differential } = work.value;
  return (
    <>
      <div class="split" id="workbench">
        <div class="stack">
          <TextInput label={text(texts.expression)} lead="f =" source={state.e} problem={expression} keys={keys}>
            <MathML html={matrixMathML(expr)} />
          </TextInput>
          {expression?.shapes && expression.shapes.length > 1 && <ShapeClash shapes={expression.shapes} />}
          <TextInput label={text(texts.symbols)} source={state.symbols} problem={wrongSymbols} />
          <fieldset class="options">
            <legend>{text(texts.by)}</legend>
            {symbols.map(({ name }) => <button key={name} type="button" aria-pressed={name === by.name} onClick={() => deliberately(() => (state.by.value = name))}>{name}</button>)}
          </fieldset>
          <Examples of={examples.map(({ e }) => e)} source={state.e} onExample={(chosen) => show(examples.find(({ e }) => e === chosen)!)} />
        </div>
        <div class="stack">
          <div class="card stack result" data-value="result">
            <h2>{text(texts.derivative)} <span data-value="result shape"><ShapeText of={shapeText(result.value)} /></span></h2>
            <MathML html={matrixMathML(result.value)} />
            {differential && (
              <>
                <p class="muted">{text(texts.differential)}</p>
                <MathML html={matrixMathML(differential)} />
              </>
            )}
            <p class="muted">{text(layoutText(work.value, state.layout.value))}</p>
            <Choice legend={text(texts.layout)} value={state.layout} options={{ numerator: text(texts.numerator), denominator: text(texts.denominator) }} />
            <Proved />
          </div>
          <div class="tools"><CopyMenu items={copies} /></div>
          <details class="code">
            <summary>{text(texts.code)}</summary>
            {result.value.kind === "tensor" ? <p class="muted">{text(texts.noCode)}</p> : <ScrollBox><pre><code>{codeIn("typescript")}</code></pre></ScrollBox>}
          </details>
        </div>
      </div>
      <div class="card stack steps-card">
        <h2>{text(texts.steps)}</h2>
        <MatrixSteps key={format(expr)} derivation={derivation} />
      </div>
    </>
  );
};

/** What the layout says of a derivative of these shapes. */
const layoutText = ({ expr, by, derivation }: Work, layout: "numerator" | "denominator"): Text => {
  const isNumerator = layout === "numerator";
  if (derivation.result.kind === "tensor") return isNumerator ? texts.tensor : texts.tensorTurned;
  const isScalar = expr.rows === null && expr.cols === null;
  if (isScalar && by.cols !== null) return texts.shapeOfX;
  if (isScalar) return isNumerator ? texts.row : texts.column;
  return isNumerator ? texts.jacobian : texts.turned;
};

const Proved = (): VNode | null => {
  if (!idle.value) return null;
  const { value, problem } = proof.value;
  if (problem) return <Refused of={problem} />;
  return <Agreement says={texts.proved} apart={value.maxError} within={1e-6} name="result apart" />;
};
