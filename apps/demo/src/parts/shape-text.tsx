import type { VNode } from "preact";
import "./shape-badge.css";

/** A shape that is named: ℝ^{m×n}, and ℝ of a scalar. */
export const ShapeText = ({ of }: { readonly of: string }): VNode => <span class="shape">ℝ{of !== "" && of !== "scalar" && <sup>{of}</sup>}</span>;
