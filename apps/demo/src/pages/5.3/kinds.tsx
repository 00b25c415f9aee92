import { layout, type Layout, type Shape } from "@gradkit/shapes";
import type { VNode } from "preact";
import { linesOf } from "../../math/typed-formulas.js";
import { MathML } from "../../parts/math-ml.js";
import { Row } from "../../parts/row.js";
import { ShapeBadge } from "../../parts/shape-badge.js";
import { useText } from "../../text/lang.js";
import { Say } from "../../text/say.js";
import tex from "./formulas.tex";
import { kinds, shapes, show } from "./state.js";
import { texts } from "./texts.js";

type Kind = keyof typeof kinds;

/** The quarters of Figure 5.6 with the shapes of their examples: outputs down, inputs across. */
const quarters: readonly { readonly kind: Kind; readonly formula: string; readonly of: Shape; readonly by: Shape }[] = [
  { kind: "scalar", formula: "scalarToScalar", of: [], by: [] },
  { kind: "row", formula: "vectorToScalar", of: [], by: [3] },
  { kind: "column", formula: "scalarToVector", of: [3], by: [] },
  { kind: "matrix", formula: "vectorToVector", of: [3], by: [2] },
];

/** Figure 5.6: the shape of a derivative, by what goes in and what comes out. */
export const Kinds = (): VNode => {
  const text = useText();
  const { of, by } = shapes.value;
  const mine = layout(of, by);
  return (
    <Row of={["Fig. 5.6"]} title={text(texts.kindsTitle)}>
      <div class="split">
        <p><Say of={texts.kindsSay} /></p>
        <div class="quarters">
          {quarters.map(({ kind, formula, of: ofExample, by: byExample }) => {
            const isMine = mine.kind === kind;
            return (
              <button key={kind} type="button" class="quarter" aria-pressed={isMine} data-kind={kind} onClick={() => isMine || show(kinds[kind])}>
                <span class="what"><MathML inline html={tex[formula]!} /><strong>{text(texts[kind])}</strong>{isMine && <small>✓ {text(texts.yours)}</small>}</span>
                <span class="boxes"><Boxes layout={isMine ? mine : layout(ofExample, byExample)} /></span>
                <ShapeBadge of={isMine ? of : ofExample} by={isMine ? by : byExample} />
                <code>{(isMine ? [] : linesOf(kinds[kind])).join("; ")}</code>
              </button>
            );
          })}
        </div>
      </div>
    </Row>
  );
};

const cell = 20;

/** A derivative as boxes, a row an output and a column an input. */
const Boxes = ({ layout: { matrix = [1, 1] } }: { readonly layout: Layout }): VNode => {
  const [m, n] = matrix;
  return (
    <svg viewBox={`0 0 ${n * cell + 2} ${m * cell + 2}`} width={n * cell + 2} height={m * cell + 2} aria-hidden="true">
      {Array.from({ length: m * n }, (_, k) => <rect key={k} x={(k % n) * cell + 2} y={Math.floor(k / n) * cell + 2} width={cell - 2} height={cell - 2} rx={4} />)}
    </svg>
  );
};
