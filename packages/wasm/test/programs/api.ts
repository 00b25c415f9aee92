import * as autodiff from "@gradkit/autodiff";
import * as linalg from "@gradkit/autodiff/linalg";
import type { Tensor } from "@gradkit/autodiff";

type Loose<T> = { readonly [K in keyof T]: (...args: readonly unknown[]) => Tensor };

/** The public functions without the types of shapes, which random programs have only when they run. */
export const api = { ...autodiff, ...linalg } as unknown as Loose<typeof autodiff & typeof linalg>;
