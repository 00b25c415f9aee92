import type { ComponentChildren, VNode } from "preact";
import { MathML } from "./math-ml.js";
import "./cases.css";

interface CasesProps {
  readonly label: string;
  /** The cases of a definition: a formula each, and when it holds. */
  readonly of: readonly { readonly name: string; readonly html: string; readonly when: ComponentChildren }[];
  /** The name of the one that holds. */
  readonly current: string;
}

/** A definition by cases, with the one that holds marked. */
export const Cases = ({ label, of, current }: CasesProps): VNode => (
  <ul class="cases" aria-label={label}>
    {of.map(({ name, html, when }) => (
      <li key={name} aria-current={name === current ? "true" : undefined} data-case={name}>
        <MathML inline html={html} />
        <span>{when}</span>
      </li>
    ))}
  </ul>
);
