import { computed } from "@preact/signals";
import { gradient, parse, toMathML } from "@gradkit/scalar";
import type { VNode } from "preact";
import { MathML } from "../../parts/math-ml.js";
import { MatrixMath } from "../../parts/matrix-math.js";
import { NumberField } from "../../parts/number-field.js";
import { Row } from "../../parts/row.js";
import { ShapeBadge } from "../../parts/shape-badge.js";
import { useText } from "../../text/lang.js";
import { Say } from "../../text/say.js";
import tex from "./formulas.tex";
import { state } from "./state.js";
import { texts } from "./texts.js";

const upTo = (n: number): number[] => Array.from({ length: n }, (_, k) => k + 1);

/** The components of Ax, written out. */
const components = computed(() => upTo(state.m.value).map((i) => parse(upTo(state.n.value).map((j) => `A_${i}${j}*x_${j}`).join(" + "))));
const jacobian = computed(() => components.value.map((expr) => gradient(expr, upTo(state.n.value).map((j) => `x_${j}`))));

/** Example 5.9: the components of Ax as sums, differentiated. */
export const Linear = (): VNode => {
  const text = useText();
  return (
    <Row of={["Ex. 5.9"]} title={text(texts.linearTitle)}>
      <div class="split">
        <div class="stack">
          <p><Say of={texts.linearSays} /></p>
          <MathML html={tex.linear!} />
          <MathML html={tex.linearWhole!} />
          <div class="fields">
            <NumberField label={<>{text(texts.rows)} <var>M</var></>} value={state.m} min={1} max={4} />
            <NumberField label={<>{text(texts.columns)} <var>N</var></>} value={state.n} min={1} max={4} />
          </div>
        </div>
        <div class="card stack">
          <MatrixMath lead="f" rows={components.value.map((expr) => [toMathML(expr)])} />
          <h3>{text(texts.derivativeOf)} <ShapeBadge of={[state.m.value]} by={[state.n.value]} /></h3>
          <div data-value="linear"><MatrixMath lead="J" rows={jacobian.value.map((row) => row.map((cell) => toMathML(cell)))} /></div>
        </div>
      </div>
    </Row>
  );
};
