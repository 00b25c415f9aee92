import type { FunctionName } from "../functions.js";
import type { Instruction } from "./tape.js";

/** Two operations of arithmetic in one instruction; the rounding is that of the two. */
export type Fused = "mulMul" | "mulAdd" | "mulSub" | "subMul" | "mulDiv" | "addAdd";

/** By the outer operation and the inner one, which is its first or its second operand: their fusion, whose last argument is the other operand. */
const fusions: Readonly<Partial<Record<FunctionName, Readonly<Partial<Record<FunctionName, readonly [first?: Fused, second?: Fused]>>>>>> = {
  mul: { mul: ["mulMul", "mulMul"] },
  add: { mul: ["mulAdd", "mulAdd"], add: ["addAdd", "addAdd"] },
  sub: { mul: ["mulSub", "subMul"] },
  div: { mul: ["mulDiv"] },
};

/** The instructions with every result of one use taken into the operation that uses it, where {@link fusions} has the pair. */
export const fuse = (instructions: readonly Instruction[], outputs: Iterable<number>): Instruction<FunctionName | Fused>[] => {
  const uses = new Map<number, number>();
  for (const register of [...instructions.flatMap(({ args }) => args), ...outputs]) uses.set(register, (uses.get(register) ?? 0) + 1);
  const open = new Map<number, Instruction>();
  const gone = new Set<number>();
  const fused = instructions.map((outer): Instruction<FunctionName | Fused> => {
    for (const side of [0, 1] as const) {
      const inner = open.get(outer.args[side] ?? -1);
      const name = inner && fusions[outer.name]?.[inner.name]?.[side];
      if (!name) continue;
      gone.add(inner.out);
      return { name, args: [...inner.args, outer.args[1 - side]!], out: outer.out };
    }
    if (uses.get(outer.out) === 1) open.set(outer.out, outer);
    return outer;
  });
  return fused.filter(({ out }) => !gone.has(out));
};
