import type { ComponentChildren, VNode } from "preact";

/** What the marks of a plot mean; its entries are `Key`s. */
export const Legend = ({ children }: { readonly children: ComponentChildren }): VNode => <ul class="legend">{children}</ul>;
