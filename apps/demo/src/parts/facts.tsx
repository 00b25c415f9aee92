import type { ComponentChildren, VNode } from "preact";
import "./facts.css";

/** A value with its name. */
export interface Fact {
  readonly label: ComponentChildren;
  readonly value: ComponentChildren;
  readonly role?: "input" | "output" | "param" | "ok";
  /** The name by which a test finds the value. */
  readonly name?: string;
}

/** Values with their names above them, in the colours of their roles. */
export const Facts = ({ of }: { readonly of: readonly Fact[] }): VNode => (
  <dl class="facts">
    {of.map(({ label, value, role, name }, k) => (
      <div key={k}>
        <dt class={role && `${role}-role`}>{label}</dt>
        <dd data-value={name}>{value}</dd>
      </div>
    ))}
  </dl>
);
