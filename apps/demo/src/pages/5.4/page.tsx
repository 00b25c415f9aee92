import type { VNode } from "preact";
import { FigureRow } from "./figure-row.js";
import { GramRow } from "./gram-row.js";
import { ProductRow } from "./product-row.js";
import { TensorRow } from "./tensor-row.js";
import "./page.css";

/** Section 5.4: derivatives of matrices and by matrices, as tensors and flattened. */
export const Page = (): VNode => (
  <>
    <TensorRow />
    <FigureRow />
    <ProductRow />
    <GramRow />
  </>
);
