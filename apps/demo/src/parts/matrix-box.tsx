import type { ComponentChildren, VNode } from "preact";
import "./matrix-box.css";

interface MatrixBoxProps {
  /** What it is, for a screen reader. */
  readonly label: string;
  /** Row by row. */
  readonly cells: readonly (readonly ComponentChildren[])[];
  /** The colour of its brackets. */
  readonly role?: "input" | "output" | "param" | "ok";
}

/** A matrix in brackets. */
export const MatrixBox = ({ label, cells, role }: MatrixBoxProps): VNode => (
  <table class={`matrix ${role ? `${role}-edge` : ""}`} aria-label={label}>
    <tbody>{cells.map((row, i) => <tr key={i}>{row.map((cell, j) => <td key={j}>{cell}</td>)}</tr>)}</tbody>
  </table>
);
