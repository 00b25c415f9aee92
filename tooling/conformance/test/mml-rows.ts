import { jacobian, type Tensor } from "@gradkit/autodiff";
import { array, type NDArray } from "@gradkit/shapes";
import { testModule } from "./test-module.js";

type Many = (...xs: Tensor[]) => Tensor;

const { chapter5 } = await testModule<{ readonly chapter5: Readonly<Record<string, { readonly f: Many; readonly at: readonly unknown[] }>> }>("autodiff/test/mml/programs.ts");

interface Case {
  readonly f: (xs: readonly Tensor[]) => readonly Tensor[];
  readonly at: readonly NDArray[];
}

/** How far compiled outputs of a case are from interpreted ones, in units of the last place of the largest number of an output. */
export const { distance } = await testModule<{ readonly distance: (given: Case) => number }>("wasm/test/conformance/distance.ts");

/** How far they may be. */
export const tolerance = 64;

/** The derivative of a program by one of its arguments. */
export const by = (f: Many, argnum: number): Many => jacobian(f as never, { argnum }) as unknown as Many;

/** The rows of the chapter that are programs, at arrays. */
export const mmlRows = Object.entries(chapter5).map(([row, { f, at }]) => ({ row, f, at: at.map((x) => array(x as number[]) as NDArray) }));
