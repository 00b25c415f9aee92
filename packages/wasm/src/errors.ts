import { errorsOf } from "@gradkit/shapes";
import type { Support } from "./supported.js";

/** All error and notice texts of this package, by code. */
export const texts = {
  /**
   * The arrays of a program, inputs, constants, outputs and what is kept between, take more memory than a WebAssembly module has. Make the batch smaller, sum over parts
   * of it with mapSum, or keep less for the backward pass with checkpoint.
   *
   * @sample { "bytes": 5000000000, "limit": 4294967296 }
   */
  "wasm/memory": ({ bytes, limit }: { bytes: number; limit: number }) =>
    `compile: a program's arrays must fit into ${limit / 2 ** 30} GiB, got ${(bytes / 2 ** 30).toFixed(2)} GiB. Did you mean a smaller batch, or mapSum over parts of it?`,
  /**
   * A program has more equations than one module should. Loops of the host are unrolled while a function is traced: fori, scan and mapSum keep theirs as one equation.
   *
   * @sample { "equations": 3000000, "limit": 2000000 }
   */
  "wasm/program-size": ({ equations, limit }: { equations: number; limit: number }) =>
    `compile: a program must have at most ${limit} equations, got ${equations}. Did you mean fori or scan in place of a loop of the host?`,
  /**
   * A program is compiled for the shapes of its examples; one with an open size is known only once it has run.
   *
   * @sample { "place": "input 0", "shape": [-1, 3] }
   */
  "wasm/open-shape": ({ place, shape }: { place: string; shape: readonly number[] }) =>
    `compile: every size must be known, got ${place} of shape (${shape.join(", ")}). Did you mean to trace again with an example of the new shape?`,
  /**
   * A notice: WebAssembly or its SIMD is not there, or the page's Content-Security-Policy refuses it, so that the interpreter runs the program: the same values, more slowly. A
   * policy allows it by `script-src 'wasm-unsafe-eval'`.
   *
   * @sample { "reason": "Wasm code generation disallowed by embedder" }
   */
  "wasm/refused": ({ reason }: { reason: string }) => `compile: WebAssembly is refused here (${reason}), the interpreter runs the program. Did you mean to allow 'wasm-unsafe-eval', or keep fewer functions?`,
  /**
   * A notice: these operations of the program have no code of their own yet, or none for float32 or empty arrays. The compiled program calls the interpreter for them,
   * and copies their arrays.
   *
   * @sample { "primitives": ["svd"] }
   */
  "wasm/interpreted": ({ primitives }: { primitives: readonly string[] }) => `compile: the interpreter is called for what has no code of its own yet, ${primitives.join(", ")}`,
  /**
   * A notice: `compile.relaxed` was asked for on a host without relaxed SIMD, so that the module is that of `compile`. Chromium has it from version 114, Firefox from 146,
   * Node after version 20, which has it behind a flag.
   *
   * @sample { "simd": true, "relaxedSimd": false, "threads": true }
   */
  "wasm/not-relaxed": (has: Support) => `compile.relaxed: the host must have relaxed SIMD, got ${JSON.stringify(has)}: the module is compile's. Did you mean node --experimental-wasm-relaxed-simd?`,
} as const;

export const error = errorsOf(texts);
