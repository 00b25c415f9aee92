import type { ComponentChildren, VNode } from "preact";
import "./row.css";

interface RowProps {
  /** The rows of the chapter's table that are shown here, by their ids. */
  readonly of: readonly string[];
  readonly title: ComponentChildren;
  readonly children: ComponentChildren;
}

/** The live place of one or more rows of the chapter. */
export const Row = ({ of, title, children }: RowProps): VNode => (
  <section class="row" id={anchorOf(of[0]!)} data-rows={of.join("|")}>
    <h2>
      <span>{title}</span>
      <small class="tags">{of.map((id) => <span key={id}>{/^\d/.test(id) ? `(${id})` : id}</span>)}</small>
    </h2>
    {children}
  </section>
);

/** The part of an address that leads to a row. */
const anchorOf = (id: string): string => `eq-${id.toLowerCase().replaceAll(/[^\w.]+/g, "-")}`;
