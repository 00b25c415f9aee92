import { derivative, jacobianMatrix, layout, size } from "@gradkit/shapes";
import type { VNode } from "preact";
import { Facts } from "../../parts/facts.js";
import { MathML } from "../../parts/math-ml.js";
import { NumberField } from "../../parts/number-field.js";
import { Row } from "../../parts/row.js";
import { ShapeBadge } from "../../parts/shape-badge.js";
import { useText } from "../../text/lang.js";
import { Say } from "../../text/say.js";
import tex from "./formulas.tex";
import { Own } from "./own.js";
import { state } from "./state.js";
import { texts } from "./texts.js";

/** The derivative of an m×n matrix by a p×q one, drawn. */
export const TensorRow = (): VNode => {
  const text = useText();
  const [of, by] = [[state.m.value, state.n.value], [state.p.value, state.q.value]] as const;
  return (
    <Row of={["§5.4 tensor"]} title={text(texts.tensorTitle)}>
      <div class="split">
        <div class="stack">
          <p><Say of={texts.tensorSays} /></p>
          <MathML html={tex.tensor!} />
          <p><Say of={texts.sizes} /></p>
          <div class="fields four">
            {(["m", "n", "p", "q"] as const).map((name) => <NumberField key={name} label={<var>{name}</var>} value={state[name]} min={1} max={4} />)}
          </div>
        </div>
        <div class="stack">
          <div class="card"><Blocks of={of} by={by} /></div>
          <Facts
            of={[
              { label: text(texts.axes), value: <ShapeBadge of={of} by={by} />, name: "tensor shape" },
              { label: text(texts.count), value: size(derivative(of, by)), name: "tensor size" },
              { label: text(texts.flat), value: jacobianMatrix(of, by).join("×"), name: "tensor flat" },
            ]}
          />
        </div>
      </div>
      <Own />
    </Row>
  );
};

const cell = 15;
const gap = 10;

interface BlocksProps {
  readonly of: readonly [number, number];
  readonly by: readonly [number, number];
}

/** A block for each entry of A, with a cell for each entry of B. */
const Blocks = ({ of: [m, n], by: [p, q] }: BlocksProps): VNode => {
  const [w, h] = [q * cell + gap, p * cell + gap];
  return (
    <svg class="blocks" viewBox={`0 0 ${n * w} ${m * h}`} width={n * w * 2} height={m * h * 2} role="img" aria-label={layout([m, n], [p, q]).text}>
      {Array.from({ length: m * n }, (_, k) => (
        <g key={k} transform={`translate(${(k % n) * w + gap / 2} ${Math.floor(k / n) * h + gap / 2})`}>
          <rect class="block" x={-3} y={-3} width={q * cell + 5} height={p * cell + 5} rx={4} />
          {Array.from({ length: p * q }, (__, l) => <rect key={l} x={(l % q) * cell} y={Math.floor(l / q) * cell} width={cell - 1.5} height={cell - 1.5} rx={2.5} />)}
        </g>
      ))}
    </svg>
  );
};
