import { matmul } from "@gradkit/shapes";
import { computed } from "@preact/signals";
import type { VNode } from "preact";
import { useId } from "preact/hooks";
import { MathML } from "../../parts/math-ml.js";
import { Row } from "../../parts/row.js";
import { ShapeBadge } from "../../parts/shape-badge.js";
import { useText } from "../../text/lang.js";
import { Say } from "../../text/say.js";
import { Bars } from "./bars.js";
import formulas from "./formulas.tex";
import { state } from "./state.js";
import { texts } from "./texts.js";

const names = ["y", "b", "a", "x"] as const;
const usual = [1, 4, 6, 8];

/** The sizes of y, b, a and x. */
const sizes = computed((): readonly number[] => {
  const read = state.sizes.value.split(",").map(Number);
  return read.length === 4 && read.every((size) => Number.isInteger(size) && size >= 1 && size <= 1000) ? read : usual;
});

type Pair = readonly [number, number];

/** The multiplications of a product of two matrices, and its shape. */
const times = (a: Pair, b: Pair): { readonly shape: Pair; readonly cost: number } => ({ shape: matmul([...a], [...b]) as unknown as Pair, cost: a[0] * a[1] * b[1] });

/** (5.119) to (5.121): the same product of Jacobians from the left and from the right. */
export const Chain = (): VNode => {
  const text = useText();
  const id = useId();
  const [y = 1, b = 1, a = 1, x = 1] = sizes.value;
  const [first, second, third]: readonly Pair[] = [[y, b], [b, a], [a, x]] as const;
  const left = times(first!, second!);
  const right = times(second!, third!);
  const [reverse, forward] = [left.cost + times(left.shape, third!).cost, right.cost + times(first!, right.shape).cost];
  return (
    <Row of={["5.119–5.121"]} title={text(texts.chainTitle)}>
      <div class="split">
        <div class="stack">
          <p><Say of={texts.chainSays} /></p>
          <MathML html={formulas.chain!} />
          <div class="sizes">
            {names.map((name, k) => (
              <label key={name} for={`${id}-${name}`}>{text(texts.sizeOf)} <var>{name}</var>{" "}
                <input id={`${id}-${name}`} class="size" type="number" min={1} max={1000} value={sizes.value[k]} onChange={({ currentTarget }) => (state.sizes.value = sizes.value.map((size, j) => (j === k ? Math.max(1, Math.min(1000, Math.round(currentTarget.valueAsNumber) || 1)) : size)).join(","))} />
              </label>
            ))}
          </div>
          <p><ShapeBadge of={first!} /> · <ShapeBadge of={second!} /> · <ShapeBadge of={third!} /> = <ShapeBadge of={[y, x]} role="output" /></p>
        </div>
        <div class="card stack">
          <div class="pair"><MathML html={formulas.left!} /><MathML html={formulas.right!} /></div>
          <h3>{text(texts.multiplications)}</h3>
          <Bars of={[{ name: text(texts.fromLeft), count: reverse, role: "output", id: "left" }, { name: text(texts.fromRight), count: forward, role: "input", id: "right" }]} />
          <p>{text(reverse < forward ? texts.reverseWins : forward < reverse ? texts.forwardWins : texts.draw)}</p>
        </div>
      </div>
    </Row>
  );
};
