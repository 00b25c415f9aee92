import type { Buffer } from "../ir/buffer.js";
import { isFixed } from "../ir/index-map.js";
import { kindOf, type Kind } from "../ir/kind.js";
import { eachExpr, eachStatement } from "../ir/visit.js";
import type { Part } from "./outline.js";

/** Arrays of up to so many numbers are kept in locals. */
const most = 16;

/** For each function the temporaries that it alone uses, at known places: the engine keeps their numbers in registers. */
export const keepSmall = (parts: readonly Part[]): ReadonlyMap<number, readonly Kind[]>[] => {
  const owner = new Map<number, number>();
  const refused = new Set<number>();
  const found = new Map<number, Buffer>();
  const use = (buffer: Buffer, part: number, isKnown: boolean): void => {
    if (buffer.role !== "temporary" || buffer.lanes !== undefined || buffer.size > most || !isKnown || (owner.get(buffer.id) ?? part) !== part) refused.add(buffer.id);
    owner.set(buffer.id, part);
    found.set(buffer.id, buffer);
  };
  for (const [k, { statements }] of parts.entries()) {
    eachStatement(statements, (s) => {
      if (s.op === "store") use(s.buffer, k, isFixed(s.index));
      if (s.op === "call" && !s.name.startsWith("part")) for (const buffer of [...s.reads, ...s.writes]) refused.add(buffer.id);
    });
    eachExpr(statements, (e) => {
      if (e.op === "load") use(e.buffer, k, isFixed(e.index));
    });
  }
  const kept = parts.map(() => new Map<number, readonly Kind[]>());
  for (const { id, size, dtype } of found.values()) if (!refused.has(id)) kept[owner.get(id)!]!.set(id, Array.from({ length: size }, () => kindOf[dtype]));
  return kept;
};
