import { layout, type Shape } from "@gradkit/shapes";
import type { VNode } from "preact";
import "./shape-badge.css";

interface ShapeBadgeProps {
  /** The shape of an array, or of what is differentiated where `by` is given. */
  readonly of: Shape;
  /** The shape of what it is differentiated by. */
  readonly by?: Shape;
  readonly role?: "input" | "output" | "param";
}

/** The shape of a value or of a derivative, outputs before inputs: ℝ^{2×3}. */
export const ShapeBadge = ({ of, by, role }: ShapeBadgeProps): VNode => {
  const text = by ? layout(of, by).text : of.join("×");
  return <span class={`shape ${role ?? ""}`}>ℝ{text === "" || text === "1×1" ? "" : <sup>{text}</sup>}</span>;
};
