import type { VNode } from "preact";

interface AxisNameProps {
  /** A letter, with the number of its index after it, or words. */
  readonly of: string;
  readonly x: number;
  readonly y: number;
  readonly anchor?: "start" | "end";
}

/** The name of an axis: letters as in formulas, x2 as x with an index, words as they are. */
export const AxisName = ({ of, x, y, anchor = "start" }: AxisNameProps): VNode => {
  const [, letter, index] = /^(\p{L})_?(\d*)$/u.exec(of) ?? [];
  if (!letter) return <text class="name" x={x} y={y} text-anchor={anchor}>{of}</text>;
  return <text class="name letter" x={x} y={y} text-anchor={anchor}>{letter}{index && <tspan class="index" dy="3">{index}</tspan>}</text>;
};

/** About how many pixels wide it is. */
export const nameWidth = (name: string): number => 7 * name.length;
