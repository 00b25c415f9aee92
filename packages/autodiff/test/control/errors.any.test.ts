import { expect, it } from "vitest";
import { add, cast, cond, customVjp, fori, greater, item, jvp, less, mapSum, mul, scan, sum, tensor, trace, vmap, whileLoop, type Tensor } from "../../src/index.js";
import { thrown } from "@repo/testing";

const escaped: { x?: Tensor } = {};

const misuses: Readonly<Record<string, () => unknown>> = {
  "a carry that changes its shape": () => scan((s: Tensor, x: Tensor) => [mul(s, x), undefined], 1, [[1, 2]]),
  "a carry that changes its dtype": () => scan((s: Tensor) => [cast(s, "int32"), undefined], 1, undefined, { length: 2 }),
  "a carry that loses a key": () => scan(({ a }: { a: Tensor }) => [{ a }, undefined], { a: 1, b: 2 } as never, undefined, { length: 2 }),
  "a carry of tensors where one is meant": () => scan(([a, b]: Tensor) => [[b, a], undefined], [1, 2] as never, undefined, { length: 2 }),
  "rows that differ in number": () => scan((s: Tensor) => [s, undefined], 1, { a: [1, 2], b: [1, 2, 3] }),
  "rows and another length": () => scan((s: Tensor) => [s, undefined], 1, [1, 2], { length: 3 }),
  "rows of a scalar": () => scan((s: Tensor) => [s, undefined], 1, 2),
  "neither rows nor length": () => scan((s: Tensor) => [s, undefined], 1),
  "a length that is no whole number": () => scan((s: Tensor) => [s, undefined], 1, undefined, { length: 1.5 }),
  "ends of a fori that are no whole numbers": () => fori(0, 2.5, (_, s) => s, 1),
  "branches of other shapes": () => cond(1, (x: Tensor) => x, () => tensor([1, 2]), 1),
  "branches of other keys": () => cond(1, (x: Tensor) => ({ x }), (x: Tensor) => ({ y: x }) as never, 1),
  "branches of other dtypes": () => cond(1, (x: Tensor) => x, (x: Tensor) => cast(x, "int32"), 1),
  "a test that is no scalar": () => cond(tensor([1, 0]), (x: Tensor) => x, (x: Tensor) => x, 1),
  "a test of a loop that is no scalar": () => whileLoop((x) => less(x, [1, 2]), (x) => x, 1),
  "a state that changes its shape": () => whileLoop((x) => less(sum(x), 1), (x) => sum(x), [1, 2]),
  "a host branch in a loop": () => whileLoop((x) => less(x, 1), (x) => (item(x) > 0 ? x : add(x, 1)), 0),
  "an operator of JavaScript in a loop": () => whileLoop((x) => less(x, 1), (x) => ((x as unknown as number) + 1) as never, 0),
  "rows of a mapSum that differ": () => mapSum(({ x }) => x, { x: [1, 2], y: [1, 2, 3] }),
  "a mapSum of trees": () => mapSum(((x: Tensor) => ({ a: x, b: x })) as never, [1, 2]),
  "a tensor that leaves its loop": () => { scan((s: Tensor) => { escaped.x = s; return [s, undefined]; }, 1, undefined, { length: 1 }); return add(escaped.x!, 1); },
  "a string as state": () => whileLoop((x) => greater(x as never, 1), (x) => x, "no" as never),
  "trace of what is being differentiated": () => jvp((x: Tensor) => (trace((y: Tensor) => mul(x, y), 1), x), [1], [1]),
  "trace of what is in a batch": () => vmap((x: Tensor) => (trace((y: Tensor) => mul(x, y), 1), x))([1, 2]),
  "forward mode through customVjp": () => jvp(customVjp((x: Tensor) => x, (x) => [x, undefined], (_, ct) => [ct]), [1], [1]),
};

it("misuse of control flow is refused with a code, and a message that says where and what", () => {
  expect(Object.fromEntries(Object.entries(misuses).map(([name, call]) => [name, thrown(call)]))).toMatchInlineSnapshot(`
    {
      "a carry of tensors where one is meant": "autodiff/tree: scan: carry must have the structure and shape of its counterpart, (2), got ()",
      "a carry that changes its dtype": "autodiff/primitive: scan: the carry after a step must be float64[], got int32[]",
      "a carry that changes its shape": "autodiff/tree: scan: carry must have the structure and shape of its counterpart, (), got (2)",
      "a carry that loses a key": "autodiff/tree: scan: carry.b must have the structure and shape of its counterpart, (), got nothing",
      "a host branch in a loop": "autodiff/no-numbers: item: a tensor of shape () has no numbers while it is recorded by trace. Did you mean cond(…), select(…) or whileLoop(…)?",
      "a length that is no whole number": "autodiff/rows: scan: all parts must have one number of rows, a whole number, got 1.5",
      "a mapSum of trees": "autodiff/tree: mapSum: f(row) must have the structure and shape of its counterpart, one tensor, got a tree of 2",
      "a state that changes its shape": "autodiff/tree: whileLoop: state must have the structure and shape of its counterpart, (2), got ()",
      "a string as state": "autodiff/leaf: whileLoop: expected numbers, arrays or plain objects of them, got string at state",
      "a tensor that leaves its loop": "autodiff/escaped: tensor: one of shape () is used outside the function that it was made in. Did you mean to return it?",
      "a test of a loop that is no scalar": "autodiff/test: whileLoop: the test must be a scalar, got shape (2). Did you mean select(…), or vmap?",
      "a test that is no scalar": "autodiff/test: cond: the test must be a scalar, got shape (2). Did you mean select(…), or vmap?",
      "an operator of JavaScript in a loop": "autodiff/host-operator: tensor: an operator of JavaScript has no derivative, and met one of shape (). Did you mean mul(x, 2) for x * 2, or sin(x) for Math.sin(x)?",
      "branches of other dtypes": "autodiff/primitive: cond: the values of both branches must be float64[], got int32[]",
      "branches of other keys": "autodiff/tree: cond: the tree must have the structure and shape of its counterpart, { x }, got { y }",
      "branches of other shapes": "autodiff/tree: cond: value 0 of the branches must have the structure and shape of its counterpart, (), got (2)",
      "ends of a fori that are no whole numbers": "autodiff/primitive: fori: both ends are whole numbers, got 0 and 2.5",
      "forward mode through customVjp": "autodiff/custom-vjp-forward: jvp: a function with customVjp has no forward mode. Did you mean customJvp?",
      "neither rows nor length": "autodiff/rows: scan: all parts must have one number of rows, a whole number, got none. Did you mean { length: … }?",
      "rows and another length": "autodiff/rows: scan: all parts must have one number of rows, a whole number, got 3 and 2",
      "rows of a mapSum that differ": "autodiff/rows: mapSum: all parts must have one number of rows, a whole number, got 2 and 3",
      "rows of a scalar": "autodiff/rows: scan: all parts must have one number of rows, a whole number, got a scalar",
      "rows that differ in number": "autodiff/rows: scan: all parts must have one number of rows, a whole number, got 2 and 3",
      "trace of what is being differentiated": "autodiff/captured: trace: the function uses 1 tensor from outside that is being differentiated or batched. Did you mean to pass them as arguments?",
      "trace of what is in a batch": "autodiff/captured: trace: the function uses 1 tensor from outside that is being differentiated or batched. Did you mean to pass them as arguments?",
    }
  `);
});
