import { interpret } from "@gradkit/autodiff/backend";
import { rules, type FunctionName } from "@gradkit/scalar";
import { fromData, NDArray, zeros } from "@gradkit/shapes";
import { error } from "../errors.js";
import type { Lowered } from "../lower/lower.js";
import { programOf } from "../lower/interpreted.js";
import { windowOn, type Window } from "./leaves.js";

const [page, limit] = [65536, 2 ** 32];

/** What a module asks of the host: functions of numbers, parts of the program that are interpreted, memory for the stack, and the error of an index that is outside. */
export const importsOf = (hosts: readonly string[], { interpreted, checked, stack }: Lowered, instance: () => WebAssembly.Memory, address: (buffer: number) => number): Record<string, (...args: number[]) => unknown> => {
  const memory = (): ArrayBuffer => instance().buffer;
  const window = ({ id, dtype, size }: { id: number; dtype: "float64" | "float32" | "int32"; size: number }): Window => windowOn(memory(), dtype, address(id), [size]);
  const callbacks: Record<string, (...args: number[]) => unknown> = {
    interpret: (site) => {
      const { program, inputs, outputs } = interpreted[site!]!;
      const given = inputs.map((input, k) => new NDArray(window(input).data.slice(), program.inputs[k]!.shape));
      for (const [k, output] of interpret(program, given).entries()) window(outputs[k]!).data.set(output.copy().data);
    },
    // At least twice the memory, so that it is seldom asked for.
    reserve: (top) => {
      const [needed, before] = [address(stack!.rows.float64.id) + 8 * top!, memory().byteLength];
      const pages = Math.ceil((Math.max(needed, Math.min(2 * before, limit)) - before) / page);
      if (needed > limit) throw error("wasm/memory", { bytes: needed, limit });
      instance().grow(pages);
      window(stack!.limit).data[0] = Math.floor((memory().byteLength - address(stack!.rows.float64.id)) / 8);
    },
    // The interpreter says what is wrong, in its own words.
    outside: (site, index) => {
      const { call, size } = checked[site!]!;
      const indices = fromData(Int32Array.of(index!), [1]);
      const [x, updates] = [zeros([size]), zeros([1])];
      const inputs: NDArray[] = call === "gather" ? [x, indices] : [x, indices, updates];
      interpret(programOf({ primitive: call, params: { axis: 0 }, outputs: [{ shape: call === "gather" ? [1] : [size], dtype: "float64" }] }, inputs), inputs);
    },
  };
  return Object.fromEntries(hosts.map((name) => [name, callbacks[name] ?? (rules[name as FunctionName].value as (...args: number[]) => number)]));
};
