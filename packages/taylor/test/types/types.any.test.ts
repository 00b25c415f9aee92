import { mul, sin, stack, sum, type Tensor } from "@gradkit/autodiff";
import type { Interval } from "@gradkit/scalar";
import type { NDArray } from "@gradkit/shapes";
import { expectTypeOf, it } from "vitest";
import { derivativeTensor, jet, linearize, quadratic, taylor, type Taylor } from "../../src/index.js";
import type { Polynomial } from "../../src/polynomial/index.js";

const scalar = (x: Tensor): Tensor<readonly []> => sum(sin(x)) as Tensor<readonly []>;
const vector = (x: Tensor): Tensor<readonly [2]> => stack([sum(x), sum(x)]) as Tensor<readonly [2]>;

/** Nothing runs: the types are the test. */
it("a parameter without a type is a tensor, and one of numbers is taken apart", () => {
  expectTypeOf(() => taylor((x) => sum(x.sin()), [1, 2], 2)).toBeFunction();
  expectTypeOf(() => taylor(([x, y]) => mul(x!, y!), [1, 2], 2)).toBeFunction();
  expectTypeOf(() => derivativeTensor(([x, y]: number[]) => mul(x!, y!), [1, 2], 2)).returns.toEqualTypeOf<NDArray>();
  expectTypeOf(() => quadratic((x: Tensor) => sum(x), new Float64Array(2))).returns.toHaveProperty("value").toEqualTypeOf<number>();
});

it("a Taylor polynomial of a scalar has numbers, also where the rank is not known, and of a vector arrays", () => {
  expectTypeOf(() => taylor((x) => sum(x), [1, 2], 2)).returns.toEqualTypeOf<Taylor<number>>();
  expectTypeOf(() => taylor(scalar, [1, 2], 2)).returns.toEqualTypeOf<Taylor<number>>();
  expectTypeOf(() => taylor(vector, [1, 2], 2)).returns.toEqualTypeOf<Taylor<NDArray>>();
  expectTypeOf<ReturnType<Taylor<number>["remainder"]>>().toEqualTypeOf<Interval>();
  expectTypeOf<ReturnType<Taylor<NDArray>["remainder"]>>().toEqualTypeOf<Interval[]>();
  expectTypeOf<ReturnType<Taylor<number>["toPolynomial"]>>().toEqualTypeOf<Polynomial>();
});

it("jets of a scalar are numbers", () => {
  expectTypeOf(() => jet(scalar, [1, 2], [1, 0], 3)).returns.toEqualTypeOf<number[]>();
  expectTypeOf(() => jet(vector, [1, 2], [1, 0], 3)).returns.toEqualTypeOf<NDArray[]>();
});

it("a linear model takes points like its own, and gives values like the function's", () => {
  const model = () => linearize(scalar, Float64Array.of(1, 2));
  expectTypeOf(model).returns.toHaveProperty("value").toEqualTypeOf<number>();
  expectTypeOf<Parameters<ReturnType<typeof model>["at"]>>().toEqualTypeOf<[x: Float64Array<ArrayBuffer>]>();
  expectTypeOf<ReturnType<ReturnType<typeof model>["pullback"]>>().toEqualTypeOf<Float64Array<ArrayBuffer>>();
});
