import type { VNode } from "preact";
import { useText } from "../text/lang.js";
import { words } from "../text/words.js";
import "./shape-clash.css";

interface ShapeClashProps {
  /** Shapes as the packages name them: "m×1". */
  readonly shapes: readonly string[];
}

/** Shapes that do not fit, as boxes side by side, with the sizes that should meet marked. */
export const ShapeClash = ({ shapes }: ShapeClashProps): VNode => {
  const text = useText();
  const sizes = shapes.map((shape) => shape.split("×"));
  return (
    <figure class="clash">
      <figcaption>{text(words.clash)}</figcaption>
      <div>
        {sizes.map((size, k) => (
          <span key={k} class="box">
            {size.map((length, axis) => {
              const meets = (k === 0 && axis === size.length - 1) || (k > 0 && axis === 0);
              return <span key={axis}>{axis > 0 && "×"}<span class={meets ? "meets" : ""}>{length}</span></span>;
            })}
          </span>
        ))}
      </div>
    </figure>
  );
};
