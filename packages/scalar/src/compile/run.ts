import { functionNames, type FunctionName } from "../functions.js";
import { rules } from "../rules.js";
import type { Rule } from "../rule.js";
import type { Tape } from "./tape.js";

/** The operations that the loop below computes in place, by number; all others are calls of their kernels. */
const inline = ["add", "sub", "mul", "div", "neg", "sqrt", "exp", "log", "sin", "cos", "abs", "square", "tanh", "pow"] as const satisfies readonly FunctionName[];
const numbers = new Map<FunctionName, number>(inline.map((name, k) => [name, k]));
const kernels = functionNames.map((name) => (rules[name] as unknown as Rule).value);

/** A function that runs the tape on its registers: a loop over plain arrays, without code generation, so that it works under any content security policy. */
export const runner = ({ operations, out, a, b, c, registers: r }: Tape): (() => void) => {
  const codes = Uint8Array.from(operations, (name) => numbers.get(name) ?? inline.length + functionNames.indexOf(name));
  const size = codes.length;
  return () => {
    for (let i = 0; i < size; i++) {
      const x = r[a[i]!]!;
      const code = codes[i]!;
      let y: number;
      switch (code) {
        case 0: y = x + r[b[i]!]!; break;
        case 1: y = x - r[b[i]!]!; break;
        case 2: y = x * r[b[i]!]!; break;
        case 3: y = x / r[b[i]!]!; break;
        case 4: y = -x; break;
        case 5: y = Math.sqrt(x); break;
        case 6: y = Math.exp(x); break;
        case 7: y = Math.log(x); break;
        case 8: y = Math.sin(x); break;
        case 9: y = Math.cos(x); break;
        case 10: y = Math.abs(x); break;
        case 11: y = x * x; break;
        case 12: y = Math.tanh(x); break;
        case 13: y = x ** r[b[i]!]!; break;
        default: y = kernels[code - inline.length]!(x, r[b[i]!]!, r[c[i]!]!);
      }
      r[out[i]!] = y;
    }
  };
};
