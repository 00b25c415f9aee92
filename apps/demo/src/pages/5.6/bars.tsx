import type { VNode } from "preact";

/** A number of operations with its name. */
export interface Bar {
  readonly name: string;
  readonly count: number;
  readonly role: "input" | "output" | "param" | "ok" | "muted";
  readonly id?: string;
}

/** Of the room there is, in percent; the number stands beside it. */
const widest = 75;

/** Counts as bars, with the numbers beside them. */
export const Bars = ({ of }: { readonly of: readonly Bar[] }): VNode => {
  const most = Math.max(1, ...of.map(({ count }) => count));
  return (
    <dl class="bars">
      {of.map(({ name, count, role, id }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <svg width={`${((widest * count) / most).toFixed(1)}%`} aria-hidden="true"><rect class={role} width="100%" height="100%" rx={4} /></svg>
            <span data-value={id}>{count.toLocaleString("en")}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
};
