import { textParam, type Param } from "./param.js";

/** Lines of text; in the address they stand with semicolons between them. */
export const linesParam = (initial: string): Param<string> => ({ ...textParam(initial), write: (value) => value.replaceAll(/\s*\n\s*/g, "; ") });
