import type { ComponentChildren, VNode } from "preact";

/** What is shown, as a formula, with its name for those who hear it. */
export interface NamedProps {
  readonly shown: ComponentChildren;
  readonly label: string;
}

/** A formula that names something: a label, the head of a column. */
export const Named = ({ shown, label }: NamedProps): VNode => (
  <>
    <span class="visually-hidden">{label}</span>
    <span aria-hidden="true">{shown}</span>
  </>
);
