import { evaluate, type Program, type TracedProgram } from "@gradkit/autodiff";
import { argumentsOf } from "@gradkit/autodiff/backend";
import { NDArray, type GradkitError } from "@gradkit/shapes";
import { outputsOf } from "../avals.js";
import type { Built } from "../build.js";
import type { Compiled, Stats } from "../compiled.js";
import { printStatements } from "../ir/print.js";
import type { Buffer } from "../ir/buffer.js";
import { importsOf } from "./imports.js";
import { reader, windowOn, writers, type Window, type Write } from "./leaves.js";
import { statsOf } from "./stats.js";

interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly run: () => void;
}

/** Imports of a module that is not there yet: they look at its memory when they are called. */
export const linked = (built: Built): { readonly imports: WebAssembly.Imports; readonly use: (memory: WebAssembly.Memory) => void } => {
  let memory: WebAssembly.Memory | undefined;
  const host = importsOf(built.hosts, built.lowered, () => memory!, (id) => built.addresses.get(id)!);
  return { imports: { host: host as WebAssembly.ModuleImports }, use: (of) => (memory = of) };
};

/** Arrays of the program as they stand in memory. */
interface Views {
  readonly buffer: ArrayBuffer;
  readonly inputs: readonly NDArray[];
  readonly outputs: readonly NDArray[];
  readonly writes: readonly Write[];
  readonly read: () => unknown;
}

const viewsOf = (program: Program | TracedProgram, { addresses, lowered: { inputs, outputs } }: Built, buffer: ArrayBuffer): Views => {
  const window = ({ id, dtype }: Buffer, shape: readonly number[]): Window => windowOn(buffer, dtype, addresses.get(id)!, shape);
  const given = inputs.map((input, k) => window(input, program.inputs[k]!.shape));
  const found = outputsOf(program).map(({ shape }, k) => window(outputs[k]!, shape));
  const arrays = (windows: readonly Window[]): NDArray[] => windows.map(({ data, shape }) => new NDArray(data, shape));
  const trees = "result" in program ? program : undefined;
  return {
    buffer, inputs: arrays(given), outputs: arrays(found),
    writes: writers(trees && "list" in trees.arguments ? trees.arguments.list : given.map(() => ({ leaf: "ndarray" })), given),
    read: reader(trees ? trees.result : { list: found.map(() => ({ leaf: "nested" })) }, found),
  };
};

/** What becomes of arguments that do not fit the program, and of the error that says so. */
export type Otherwise = (args: readonly unknown[], refusal: unknown) => unknown;

/**
 * A program as a function of arguments that fit it: `run` is given their arrays. What is being differentiated, batched or traced has no numbers yet: the program's operations are applied to it one by one, as they are to
 * all where there is no `run`.
 */
export const applied = (program: Program | TracedProgram, otherwise: Otherwise, run?: (arrays: readonly NDArray[]) => unknown) => (...args: readonly unknown[]): unknown => {
  let arrays: readonly NDArray[];
  try {
    arrays = argumentsOf("compiled", program, args);
  } catch (e) {
    return otherwise(args, e);
  }
  return run && arrays.every(({ data }) => data) ? run(arrays) : evaluate(program, ...args);
};

/** The function of an instance of the program's module. */
export const callable = (program: Program | TracedProgram, built: Built, instance: WebAssembly.Instance, otherwise: Otherwise, notices: readonly GradkitError[]): Compiled => {
  const { memory, run } = instance.exports as unknown as Exports;
  let latest = viewsOf(program, built, memory.buffer);
  // Memory that has grown is a new buffer, with the same numbers at the same places.
  const views = (): Views => {
    if (built.lowered.stack && latest.buffer !== memory.buffer) latest = viewsOf(program, built, memory.buffer);
    return latest;
  };
  let stats: Stats | undefined;
  const called = (): unknown => {
    run();
    return views().read();
  };
  const converted = applied(program, otherwise, (arrays) => {
    for (const [k, { data }] of arrays.map((array) => array.copy()).entries()) views().inputs[k]!.data.set(data);
    return called();
  });
  // The list of arguments goes nowhere, so that engines need not make it.
  const call = (...args: readonly unknown[]): unknown => {
    const { writes } = views();
    let fits = args.length === writes.length;
    // All are looked at before the first is written.
    for (let k = 0; fits && k < 2 * args.length; k++) fits = writes[k % args.length]!(args[k % args.length], k >= args.length);
    return fits ? called() : converted(...args);
  };
  return described(call, program, built, {
    memory, run, notices,
    get inputs() { return views().inputs; },
    get outputs() { return views().outputs; },
    disassemble: () => printStatements(built.lowered.statements),
    get stats() { return (stats ??= statsOf(built)); },
  });
};

type Rest = Pick<Compiled, "memory" | "inputs" | "outputs" | "run" | "disassemble" | "stats" | "notices">;

/** A function with what is known of it. */
export const described = (call: (...args: readonly unknown[]) => unknown, program: Program, built: Pick<Built, "bytes">, rest: Rest): Compiled =>
  Object.defineProperties(Object.assign(call, { program, bytes: built.bytes }), Object.getOwnPropertyDescriptors(rest)) as Compiled;
