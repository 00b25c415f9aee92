import { tensor, type Tensor } from "@gradkit/autodiff";
import { compileSync } from "@gradkit/wasm";

/** The numbers that a function of vectors gives once it is compiled. */
export const compiled = (g: (...xs: Tensor[]) => Tensor, ...args: readonly (readonly number[])[]): unknown => {
  const run = compileSync(g as never, ...(args.map((xs) => tensor(xs)) as never[])) as unknown as ((...xs: readonly (readonly number[])[]) => Tensor) & { readonly bytes: Uint8Array };
  // What the engine refuses would be interpreted.
  if (run.bytes.length === 0) throw new Error("the program is not compiled");
  return run(...args).toArray();
};
