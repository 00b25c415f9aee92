import type { VNode } from "preact";
import { useScales } from "../../plot/plot-context.js";
import type { Samples } from "../../race/samples.js";

/** Samples as dots, the two classes as discs and squares. */
export const Dots = ({ of: { x: xs, y: ys, signs } }: { readonly of: Samples }): VNode => {
  const { x, y, clip } = useScales();
  return (
    <g class="samples" clip-path={clip} aria-hidden="true">
      {xs.map((each, k) => {
        const [px, py] = [x.to(each), y.to(ys[k]!)];
        return signs[k]! > 0 ? <circle key={k} class="plus" cx={px} cy={py} r={4.5} /> : <rect key={k} class="minus" x={px - 4} y={py - 4} width={8} height={8} />;
      })}
    </g>
  );
};
