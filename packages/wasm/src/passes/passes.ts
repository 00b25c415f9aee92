import type { Buffer } from "../ir/buffer.js";
import type { Statement } from "../ir/statement.js";

export type Pass = (statements: readonly Statement[], buffers: readonly Buffer[]) => readonly Statement[];

/** What happens to the statements of a program, in this order. */
export const passes: Readonly<Record<string, Pass>> = {};
