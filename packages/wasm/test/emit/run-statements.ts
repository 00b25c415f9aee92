import { rules, type FunctionName } from "@gradkit/scalar";
import type { Data } from "@gradkit/shapes";
import { assemble } from "../../src/emit/assemble.js";
import type { Buffer } from "../../src/ir/buffer.js";
import type { Statement } from "../../src/ir/statement.js";

const classes = { float64: Float64Array, float32: Float32Array, int32: Int32Array } as const;

/** The numbers of the outputs after statements have run as a module, from those of the inputs; functions of the host are the interpreter's. */
export const runStatements = (statements: readonly Statement[], buffers: readonly Buffer[], given: readonly Data[]): Data[] => {
  const { bytes, addresses, hosts } = assemble(statements, buffers);
  const host = Object.fromEntries(hosts.map((name) => [name, rules[name as FunctionName].value as () => number]));
  const { memory, run } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { host }).exports as unknown as { readonly memory: WebAssembly.Memory; readonly run: () => void };
  const window = ({ id, dtype, size }: Buffer): Data => new classes[dtype](memory.buffer, addresses.get(id)!, size);
  const [inputs, outputs] = (["input", "output"] as const).map((role) => buffers.filter((buffer) => buffer.role === role).map(window)) as [Data[], Data[]];
  for (const [k, numbers] of given.entries()) inputs[k]!.set(numbers);
  run();
  return outputs.map((numbers) => numbers.slice());
};
