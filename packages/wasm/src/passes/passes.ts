import type { Buffer } from "../ir/buffer.js";
import type { Statement } from "../ir/statement.js";
// First, for it brings the kernels, which go before the passes in a bundle: see build.ts.
import { inline } from "./inline.js";
import { collapse } from "./collapse.js";
import { contract } from "./contract.js";
import { forward } from "./forward.js";
import { fuse } from "./fuse.js";
import { split } from "./split.js";
import { vectorize } from "./vectorize.js";

export type Pass = (statements: readonly Statement[], buffers: readonly Buffer[]) => readonly Statement[];

/** What happens to the statements of a program, in this order. */
export const passes: Readonly<Record<"fuse" | "forward" | "split" | "collapse" | "vectorize" | "contract" | "inline", Pass>> = { fuse, forward, split, collapse, vectorize, contract, inline };
