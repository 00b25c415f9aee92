import type { VNode } from "preact";
import { useScales } from "./plot-context.js";

interface NoteProps {
  readonly at: readonly [number, number];
  /** From the point, in pixels. */
  readonly by?: readonly [number, number];
  readonly anchor?: "start" | "middle" | "end";
  /** The class of its colour: "fill-output". */
  readonly class: string;
  readonly children: string;
}

/** About how many pixels wide a word is; syllables of Hangul are nearly twice as wide as letters. */
const widthOf = (word: string): number => Array.from(word, (letter) => (letter >= "가" ? 13 : 7.5)).reduce((sum, width) => sum + width, 0);

/** A word beside a point, kept inside the picture. */
export const Note = ({ at, by: [dx, dy] = [8, -8], anchor = "start", class: classes, children }: NoteProps): VNode | null => {
  const { x, y, width, height } = useScales();
  if (!at.every(Number.isFinite)) return null;
  const after = { start: 1, middle: 0.5, end: 0 }[anchor] * widthOf(children);
  const [px, py] = [Math.min(width - Math.max(24, after + 8), Math.max(50, x.to(at[0]) + dx)), Math.min(height - 42, Math.max(26, y.to(at[1]) + dy))];
  return <text class={`note ${classes}`} x={px} y={py} text-anchor={anchor} aria-hidden="true">{children}</text>;
};
