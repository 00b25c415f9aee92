import type { VNode } from "preact";
import { Said } from "./said.js";
import type { Saying } from "./saying.js";

/** What a package refuses, and why. */
export const Refused = ({ of }: { readonly of: Saying }): VNode => (
  <p class="problem"><span><strong aria-hidden="true">✕ </strong><Said of={of} /></span></p>
);
