import { matmul, type Shape } from "@gradkit/shapes";
import { Fragment, type ComponentChildren, type VNode } from "preact";
import { useText } from "../text/lang.js";
import { words } from "../text/words.js";
import { MathML } from "./math-ml.js";
import { MatrixBox } from "./matrix-box.js";
import { useReachable } from "./use-reachable.js";
import "./product-train.css";

/** A factor of a product of matrices. */
export interface Factor {
  /** Its name as MathML, and as it is read out. */
  readonly name: string;
  readonly label: string;
  readonly cells: readonly (readonly ComponentChildren[])[];
  readonly role?: "input" | "output" | "param" | "ok";
}

interface ProductTrainProps {
  /** What the product is, for a screen reader. */
  readonly label: string;
  readonly factors: readonly Factor[];
  /** What the factors make together. */
  readonly product: Factor;
}

/** Matrices that are multiplied, as boxes that must fit: neighbours share the size where they touch, and the outer sizes are those of the product. */
export const ProductTrain = ({ label, factors, product }: ProductTrainProps): VNode => {
  const shape = factors.map(shapeOf).reduce((left, right) => matmul(left, right));
  return (
    <div class="train" role="group" aria-label={label} ref={useReachable(factors)}>
      {factors.map((factor, k) => (
        <div class="coupled" key={k}>
          {k > 0 && <span class="between" aria-hidden="true">·</span>}
          <Wagon {...factor} fits={[k > 0, k < factors.length - 1]} />
        </div>
      ))}
      <div class="coupled">
        <span class="between" aria-hidden="true">=</span>
        <Wagon {...product} shape={shape} fits={[false, false]} />
      </div>
    </div>
  );
};

const shapeOf = ({ cells }: Factor): Shape => [cells.length, cells[0]!.length];

interface WagonProps extends Factor {
  readonly shape?: Shape;
  /** Whether its rows and its columns meet a neighbour. */
  readonly fits: readonly [boolean, boolean];
}

const Wagon = ({ name, label, cells, role, shape = [cells.length, cells[0]!.length], fits }: WagonProps): VNode => {
  const text = useText();
  return (
    <div class="wagon">
      <MathML inline html={name} />
      <MatrixBox label={`${label}, ${shape.join(text(words.by))}`} cells={cells} {...(role && { role })} />
      <span class="size number">{shape.map((n, k) => <Fragment key={k}>{k > 0 && "×"}<span class={fits[k] ? "fits" : ""}>{n}</span></Fragment>)}</span>
    </div>
  );
};
