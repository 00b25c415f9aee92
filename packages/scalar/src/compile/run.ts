import { arities, functionNames, type FunctionName } from "../functions.js";
import { values } from "../values.js";
import { fuse, type Fused } from "./fuse.js";
import type { Tape } from "./tape.js";

/** The operations that the loop below computes in place, by number; all others are calls of their kernels. */
const inline = [
  "add", "sub", "mul", "div", "neg", "sqrt", "exp", "log", "sin", "cos", "abs", "square", "tanh", "pow", "mulMul", "mulAdd", "mulSub", "subMul", "mulDiv", "addAdd",
] as const satisfies readonly (FunctionName | Fused)[];
const codes = new Map<FunctionName | Fused, number>([...functionNames.map((name, k) => [name, inline.length + k] as const), ...inline.map((name, k) => [name, k] as const)]);
/** Math.max and Math.min would take the register behind a third operand that they have not. */
const kernels = functionNames.map((name): ((x: number, y: number, z: number) => number) => {
  const value = values[name] as (...xs: number[]) => number;
  return arities[name] === 2 ? (x, y) => value(x, y) : value;
});

/**
 * A function that runs the tape on its registers: a loop over one array of instructions, without code generation, so that it works under any
 * content security policy.
 */
export const runner = ({ instructions, registers: r, outputs }: Tape): (() => void) => {
  const code = Int32Array.from(fuse(instructions, outputs).flatMap(({ name, args: [a = 0, b = 0, c = 0], out }) => [codes.get(name)!, a, b, c, out]));
  const end = code.length;
  return () => {
    for (let i = 0; i < end; i += 5) {
      const x = r[code[i + 1]!]!;
      const y = r[code[i + 2]!]!;
      let z: number;
      switch (code[i]) {
        case 0: z = x + y; break;
        case 1: z = x - y; break;
        case 2: z = x * y; break;
        case 3: z = x / y; break;
        case 4: z = -x; break;
        case 5: z = Math.sqrt(x); break;
        case 6: z = Math.exp(x); break;
        case 7: z = Math.log(x); break;
        case 8: z = Math.sin(x); break;
        case 9: z = Math.cos(x); break;
        case 10: z = Math.abs(x); break;
        case 11: z = x * x; break;
        case 12: z = Math.tanh(x); break;
        case 13: z = x ** y; break;
        case 14: z = x * y * r[code[i + 3]!]!; break;
        case 15: z = x * y + r[code[i + 3]!]!; break;
        case 16: z = x * y - r[code[i + 3]!]!; break;
        case 17: z = r[code[i + 3]!]! - x * y; break;
        case 18: z = (x * y) / r[code[i + 3]!]!; break;
        case 19: z = x + y + r[code[i + 3]!]!; break;
        default: z = kernels[code[i]! - inline.length]!(x, y, r[code[i + 3]!]!);
      }
      r[code[i + 4]!] = z;
    }
  };
};
