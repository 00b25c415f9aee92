import type { VNode } from "preact";
import { useScales } from "./plot-context.js";

/** What will be drawn, in the middle of a picture that is still empty. */
export const Blank = ({ says }: { readonly says: string }): VNode => {
  const { x, y } = useScales();
  const middle = ({ to, domain: [lo, hi] }: typeof x): number => (to(lo) + to(hi)) / 2;
  return <text class="blank" x={middle(x)} y={middle(y)} text-anchor="middle">{says}</text>;
};
