import type { Program } from "@gradkit/autodiff";
// Bundles hold modules in the order in which they are imported, and compress best where those that are alike stand together: kernels, passes, instructions, lowerings.
import { passes } from "./passes/passes.js";
import { assemble, type Assembled } from "./emit/assemble.js";
import { lower, type Lowered } from "./lower/lower.js";
import { buffersIn } from "./passes/contract.js";
import { multiplyAdd } from "./passes/multiply-add.js";
import { error } from "./errors.js";

/** A program on its way to a module: its statements, and the module's bytes. */
export interface Built extends Assembled {
  readonly lowered: Lowered;
  /** Milliseconds of each pass. */
  readonly milliseconds: Readonly<Record<string, number>>;
}

const limits = { equations: 2_000_000, bytes: 2 ** 32 } as const;

/** The module of a program whose sizes are all known; with relaxed instructions where that is asked for. */
export const build = (program: Program, isRelaxed = false): Built => {
  check(program);
  const milliseconds: Record<string, number> = {};
  const timed = <T>(name: string, work: () => T): T => {
    const start = performance.now();
    const result = work();
    milliseconds[name] = performance.now() - start;
    return result;
  };
  let lowered = timed("lower", () => lower(program));
  for (const [name, pass] of Object.entries(isRelaxed ? { ...passes, multiplyAdd } : passes)) lowered = timed(name, () => ({ ...lowered, statements: pass(lowered.statements, lowered.buffers) }));
  lowered = { ...lowered, buffers: buffersIn(lowered.statements, lowered.buffers) };
  const assembled = timed("emit", () => assemble(lowered.statements, lowered.buffers));
  const bytes = assembled.memory;
  if (bytes > limits.bytes) throw error("wasm/memory", { bytes, limit: limits.bytes });
  return { ...assembled, lowered, milliseconds };
};

const check = ({ inputs, constants, equations, outputs }: Program): void => {
  if (equations.length > limits.equations) throw error("wasm/program-size", { equations: equations.length, limit: limits.equations });
  const avals = [...inputs, ...constants, ...equations.flatMap((equation) => equation.outputs)];
  const places = [...inputs.map((aval, k) => ({ aval, place: `input ${k}` })), ...outputs.map((number, k) => ({ aval: avals[number]!, place: `output ${k}` }))];
  for (const { aval: { shape }, place } of places) if (shape.some((size) => size < 0)) throw error("wasm/open-shape", { place, shape });
};
