import type { Buffer } from "../ir/buffer.js";
import { isFixed } from "../ir/index-map.js";
import { kindOf, type Kind } from "../ir/kind.js";
import { eachExpr, eachStatement } from "../ir/visit.js";
import type { Part } from "./outline.js";

/** Arrays of up to so many numbers are kept in locals. */
const most = 16;

/** For each function the temporaries that it alone uses, at known places: the engine keeps their numbers in registers. */
export const keepSmall = (parts: readonly Part[]): ReadonlyMap<number, readonly Kind[]>[] => {
  /** The one function that uses each small array, none where there are several, or where it is used at places that are computed. */
  const owners = new Map<number, { readonly buffer: Buffer; readonly part: number } | undefined>();
  const use = (buffer: Buffer, part: number, isKnown: boolean): void => {
    if (buffer.role !== "temporary" || buffer.lanes !== undefined || buffer.size > most) return;
    const owner = owners.get(buffer.id);
    if (isKnown && !owner && !owners.has(buffer.id)) owners.set(buffer.id, { buffer, part });
    else if (!isKnown || owner?.part !== part) owners.set(buffer.id, undefined);
  };
  for (const [k, { statements }] of parts.entries()) {
    eachStatement(statements, (s) => {
      if (s.op === "store") use(s.buffer, k, isFixed(s.index));
      if (s.op === "call" && !s.name.startsWith("part")) for (const { id } of [...s.reads, ...s.writes]) owners.set(id, undefined);
    });
    eachExpr(statements, (e) => {
      if (e.op === "load") use(e.buffer, k, isFixed(e.index));
    });
  }
  const kept = parts.map(() => new Map<number, readonly Kind[]>());
  for (const owner of owners.values()) if (owner) kept[owner.part]!.set(owner.buffer.id, Array.from({ length: owner.buffer.size }, () => kindOf[owner.buffer.dtype]));
  return kept;
};
