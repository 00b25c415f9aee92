import { lanes, op } from "./encode/instructions.js";
import { encodeModule } from "./encode/module.js";

/** What the host's WebAssembly offers. */
export interface Support {
  readonly simd: boolean;
  /** What `compile.relaxed` uses. */
  readonly relaxedSimd: boolean;
  /** Memory shared between threads. A compiled program has one thread all the same: work over rows is shared out among workers with a module each. */
  readonly threads: boolean;
}

/** A module with one function of these instructions. */
const probe = (...code: readonly number[]): Uint8Array<ArrayBuffer> =>
  encodeModule({ imports: [], functions: [{ params: [], results: [], locals: [], code: Uint8Array.from([...code, op.end]) }], exports: {}, pages: 1, data: [] });

const zero = [op.lanes, lanes.const, ...Array<number>(16).fill(0)];
const relaxedMultiplyAdd = [op.lanes, 0x87, 0x02];
const atomicFence = [0xfe, 0x03, 0x00];

/**
 * What WebAssembly there is: SIMD of 128 bits, its relaxed instructions, and memory shared between threads. Nothing is compiled, so that a policy against it does
 * not show here.
 *
 * @example
 * supported().simd // => true
 */
export const supported = (): Support => {
  const allows = (...code: readonly number[]): boolean => typeof WebAssembly === "object" && WebAssembly.validate(probe(...code));
  return {
    simd: allows(...zero, op.drop),
    relaxedSimd: allows(...zero, ...zero, ...zero, ...relaxedMultiplyAdd, op.drop),
    threads: typeof SharedArrayBuffer === "function" && allows(...atomicFence),
  };
};
