import type { NDArray } from "@gradkit/shapes";
import { signal, type ReadonlySignal } from "@preact/signals";
import type { ComponentChildren, VNode } from "preact";
import { whenIdle } from "../../idle.js";
import { Agreement } from "../../parts/agreement.js";
import { numberCells } from "../../parts/formula-cells.js";
import { MathML } from "../../parts/math-ml.js";
import { MatrixBox } from "../../parts/matrix-box.js";
import { ScrollBox } from "../../parts/scroll-box.js";
import { ShapeText } from "../../parts/shape-text.js";
import { Refused } from "../../said/refused.js";
import { type Text, useText } from "../../text/lang.js";
import { Say } from "../../text/say.js";
import tex from "./formulas.tex";
import { identityOf, proofs, symbolsOf, type Proof } from "./proofs.js";
import { show, type Example } from "./state.js";
import { texts } from "./texts.js";

interface IdentityCardProps {
  /** Its number in the book. */
  readonly id: string;
  /** What its two sides are: a row, the shape of X, a tensor. */
  readonly kind: Text;
  /** What the engine derives instead of it, where it is not given what it asks for. */
  readonly children?: ComponentChildren;
  /** The same, where a matrix has no inverse. */
  readonly otherwise?: ComponentChildren;
}

const idle: Readonly<Record<string, ReadonlySignal<boolean | undefined>>> = Object.fromEntries(Object.keys(proofs).map((id) => [id, whenIdle()]));
const unknown = signal(undefined);

/** An identity as the book prints it, and both its sides at numbers. */
export const IdentityCard = ({ id, kind, children, otherwise }: IdentityCardProps): VNode => {
  const text = useText();
  const { value, problem } = (idle[id]!.value ? proofs[id]! : unknown).value ?? {};
  const identity = identityOf(id);
  const isOpen = identity.symbols.includes(" of ");
  return (
    <article class="card stack identity" data-identity={id}>
      <div class="tools">
        <h3>({id})</h3>
        <span class="muted">{text(kind)}</span>
        {value && <ShapeText of={axesText(value.left)} />}
      </div>
      <MathML html={tex[id]!} />
      <div role="status">{problem ? <Refused of={problem} /> : <Verdict apart={value?.apart ?? NaN} />}</div>
      {children}
      {problem && otherwise}
      {value && <Sides proof={value} />}
      {!isOpen && <p><button type="button" onClick={() => deriveAbove({ e: identity.expr, symbols: symbolsOf(identity), by: identity.by })}>{text(texts.derive)}</button></p>}
    </article>
  );
};

const deriveAbove = (example: Example): void => {
  show(example);
  document.getElementById("workbench")?.scrollIntoView();
};

/** A vector's derivative is a row; more than two axes stand in two groups. */
const axesText = ({ shape }: NDArray): string => (shape.length === 1 ? `1×${shape[0]!}` : shape.length === 4 ? `(${shape.slice(0, 2).join("×")})×(${shape.slice(2).join("×")})` : shape.join("×"));

const Verdict = ({ apart }: { readonly apart: number }): VNode => <Agreement says={apart > 1e-9 ? texts.differs : texts.agrees} apart={apart} name="apart" />;

/** Both sides; of four axes the part by X₁₁. */
const Sides = ({ proof: { left, right } }: { readonly proof: Proof }): VNode => {
  const text = useText();
  const isTensor = left.shape.length === 4;
  const rows = (side: NDArray): number[][] => {
    const part = isTensor ? side.slice([], [], 0, 0) : side;
    const [m, n] = part.shape.length === 1 ? [1, part.shape[0]!] : [part.shape[0]!, part.shape[1]!];
    const values = [...part];
    return Array.from({ length: m }, (_, i) => values.slice(i * n, (i + 1) * n));
  };
  return (
    <details>
      <summary>{text(texts.bothSides)}</summary>
      <div class="stack">
        {([[texts.left, left], [texts.right, right]] as const).map(([name, side]) => (
          <figure key={name.en}>
            <figcaption class="muted">{text(name)}</figcaption>
            <ScrollBox><MatrixBox label={text(name)} cells={numberCells(rows(side))} /></ScrollBox>
          </figure>
        ))}
        {isTensor && <p class="muted"><Say of={texts.slice} with={{ count: left.shape[2]! * left.shape[3]! }} /></p>}
      </div>
    </details>
  );
};
