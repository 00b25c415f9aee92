import { jacobian, type Tensor } from "@gradkit/autodiff";
import { array, type NDArray } from "@gradkit/shapes";
import { chapter5, type Program } from "../../../packages/autodiff/test/mml/programs.js";

type Many = (...xs: Tensor[]) => Tensor;

/** The derivative of a program by one of its arguments. */
export const by = (f: Many, argnum: number): Many => jacobian(f as never, { argnum }) as unknown as Many;

/** The rows of the chapter that are programs, at arrays. */
export const mmlRows = Object.entries<Program>(chapter5).map(([row, { f, at }]) => ({ row, f, at: at.map((x) => array(x as number[]) as NDArray) }));

/** How far compiled programs may be from interpreted ones, in units of the last place of the largest number of an output. */
export const tolerance = 64;
