import { functionNames, type FunctionName } from "../functions.js";
import { rules } from "../rules.js";
import type { Rule } from "../rule.js";
import type { Tape } from "./tape.js";

/** The operations that the loop below computes in place, by number; all others are calls of their kernels. */
const inline = ["add", "sub", "mul", "div", "neg", "sqrt", "exp", "log", "sin", "cos", "abs", "square", "tanh", "pow"] as const satisfies readonly FunctionName[];
const numbers = new Map<FunctionName, number>(inline.map((name, k) => [name, k]));
const kernels = functionNames.map((name) => (rules[name] as unknown as Rule).value);

/**
 * A function that runs the tape on its registers: a loop over one array of instructions, without code generation, so that it works under any
 * content security policy.
 */
export const runner = ({ operations, out, a, b, c, registers: r }: Tape): (() => void) => {
  const opcode = (name: FunctionName): number => numbers.get(name) ?? inline.length + functionNames.indexOf(name);
  const code = Int32Array.from(operations.flatMap((name, i) => [opcode(name), a[i]!, b[i]!, c[i]!, out[i]!]));
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
        default: z = kernels[code[i]! - inline.length]!(x, y, r[code[i + 3]!]!);
      }
      r[code[i + 4]!] = z;
    }
  };
};
