import type { Program, TracedProgram } from "@gradkit/autodiff";
import { argumentsOf, valueOf } from "@gradkit/autodiff/backend";
import { NDArray, type GradkitError } from "@gradkit/shapes";
import type { Built } from "../build.js";
import type { Compiled, Stats } from "../compiled.js";
import { printStatements } from "../ir/print.js";
import type { Buffer } from "../ir/buffer.js";
import { importsOf } from "./imports.js";
import { reader, windowOn, writer, type Window } from "./leaves.js";
import { statsOf } from "./stats.js";

interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly run: () => void;
}

/** Imports of a module that is not there yet: they look at its memory when they are called. */
export const linked = (built: Built): { readonly imports: WebAssembly.Imports; readonly use: (memory: WebAssembly.Memory) => void } => {
  let memory: WebAssembly.Memory | undefined;
  const host = importsOf(built.hosts, built.lowered, () => memory!.buffer, (id) => built.addresses.get(id)!);
  return { imports: { host: host as WebAssembly.ModuleImports }, use: (of) => (memory = of) };
};

/** The function of an instance of the program's module. */
export const callable = (program: Program | TracedProgram, built: Built, instance: WebAssembly.Instance, notices: readonly GradkitError[]): Compiled => {
  const { memory, run } = instance.exports as unknown as Exports;
  const window = (buffer: Buffer, shape: readonly number[]): Window => windowOn(memory.buffer, buffer.dtype, built.addresses.get(buffer.id)!, shape);
  const { inputs, outputs } = built.lowered;
  const avals = [...program.inputs, ...program.constants, ...program.equations.flatMap((equation) => equation.outputs)];
  const given = inputs.map((buffer, k) => window(buffer, program.inputs[k]!.shape));
  const found = outputs.map((buffer, k) => window(buffer, avals[program.outputs[k]!]!.shape));
  const arrays = (windows: readonly Window[]): NDArray[] => windows.map(({ data, shape }) => new NDArray(data, shape));
  const results = arrays(found);
  const trees = "result" in program ? program : undefined;
  const write = writer(trees?.arguments ?? { list: given.map(() => ({ leaf: "ndarray" })) }, given);
  const read = (trees && reader(trees.result, found)) ?? (() => valueOf(program, arrays(found.map(({ data, shape }) => ({ data: data.slice(), shape })))));
  const call = (...args: readonly unknown[]): unknown => {
    if (!write(args)) for (const [k, array] of argumentsOf("compiled", program, args).entries()) given[k]!.data.set(new NDArray(array.data, array.shape, array.strides, array.offset).copy().data);
    run();
    return read();
  };
  return described(call, program, built, { memory, inputs: arrays(given), outputs: results, run, disassemble: () => printStatements(built.lowered.statements), notices }, statsOf(built));
};

type Rest = Pick<Compiled, "memory" | "inputs" | "outputs" | "run" | "disassemble" | "notices">;

/** A function with what is known of it. */
export const described = (call: (...args: readonly unknown[]) => unknown, program: Program, built: Pick<Built, "bytes">, rest: Rest, stats: Stats): Compiled =>
  Object.assign(call, { program, bytes: built.bytes, stats, ...rest });
