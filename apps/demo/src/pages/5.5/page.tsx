import type { VNode } from "preact";
import { IdentityRows } from "./identity-rows.js";
import { Workbench } from "./workbench.js";
import "./page.css";

/** Section 5.5: derivatives of expressions of matrices in closed form, and the identities that the book lists. */
export const Page = (): VNode => (
  <>
    <Workbench />
    <IdentityRows />
  </>
);
