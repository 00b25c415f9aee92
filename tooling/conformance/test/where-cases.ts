import type { Tensor } from "@gradkit/autodiff";
import { testModule } from "./test-module.js";

type Evaluate = (g: (...xs: Tensor[]) => Tensor, ...args: readonly (readonly number[])[]) => unknown;

interface Cases {
  readonly forms: object;
  readonly selections: object;
  readonly whereNames: readonly string[];
  readonly whereCase: (name: string, form: string, selection?: string) => unknown;
  readonly leaks: (given: unknown, evaluate: Evaluate, modes?: readonly string[]) => readonly object[];
}

/** Branches that are not taken, and what of them gets into derivatives. */
export const { forms, selections, whereNames, whereCase, leaks } = await testModule<Cases>("autodiff/test/where/cases.ts");
