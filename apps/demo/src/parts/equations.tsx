import type { VNode } from "preact";
import { MathML } from "./math-ml.js";
import "./equations.css";

interface EquationsProps {
  /** The formulas of the book as MathML, by their numbers. */
  readonly of: Readonly<Record<string, string>>;
}

/** Formulas of the book, each behind its number. */
export const Equations = ({ of }: EquationsProps): VNode => (
  <dl class="equations">
    {Object.entries(of).map(([number, html]) => <div key={number}><dt>({number})</dt><dd><MathML html={html} /></dd></div>)}
  </dl>
);
