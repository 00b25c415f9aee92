import { describe, expect, it } from "vitest";
import { texts } from "../src/errors.js";
import {
  arange, array, broadcast, concat, derivative, einsum, eye, flatIndex, fromData, full, item, jacobianIndex, jacobianMatrix, layout, matmul, multiIndex, ones, reduce, reshape, size,
  strides, toNested, transpose, zeros, type Shape,
} from "../src/index.js";
import { thrown } from "./thrown.js";

// Shapes that no literal type refuses first, as they come from a user's data.
const s = (...sizes: number[]): Shape => sizes;
const spec = (text: string): string => text;
const nested = (x: unknown) => x as number[];

const cases: [code: keyof typeof texts, call: () => unknown, message: string][] = [
  ["shapes/shape",            () => zeros(s(2, -1)),                                  "zeros: a shape is a list of whole numbers from 0 up, got -1 at [1] of (2, -1)"],
  ["shapes/shape",            () => size(s(2, 1.5)),                                  "size: a shape is a list of whole numbers from 0 up, got 1.5 at [1] of (2, 1.5)"],
  ["shapes/shape",            () => ones(s(NaN)),                                     "ones: a shape is a list of whole numbers from 0 up, got NaN at [0] of (NaN)"],
  ["shapes/shape",            () => strides(nested(3)),                               "strides: a shape is a list of whole numbers from 0 up, got 3. Did you mean [3]?"],
  ["shapes/shape",            () => strides(nested(zeros([3]))),                        "strides: a shape is a list of whole numbers from 0 up, got [0. 0. 0.]. Did you mean [3]?"],
  ["shapes/axis",             () => reduce(s(3, 4), 2),                     "reduce: axes run from -rank to rank - 1, got 2 of (3, 4). Did you mean 1?"],
  ["shapes/axis",             () => reduce(s(3, 4), -3),                    "reduce: axes run from -rank to rank - 1, got -3 of (3, 4)"],
  ["shapes/axis",             () => reduce(s(3, 4), 0.5),                   "reduce: axes run from -rank to rank - 1, got 0.5 of (3, 4)"],
  ["shapes/axis",             () => reduce(s(), 0),                         "reduce: axes run from -rank to rank - 1, got 0 of ()"],
  ["shapes/axis",             () => concat([] as Shape[]),                            "concat: axes run from -rank to rank - 1, got 0 of ()"],
  ["shapes/axis-repeated",    () => reduce(s(3, 4), s(0, -2)),                        "reduce: one name for each axis, got (0, -2) of (3, 4)"],
  ["shapes/axis-repeated",    () => transpose(s(3, 4), s(1, 1)),                      "transpose: one name for each axis, got (1, 1) of (3, 4)"],
  ["shapes/broadcast",        () => broadcast(s(3, 4), s(2, 4)),                      "broadcast: sizes must be equal or 1, got (3, 4) and (2, 4) at [-2]: 3 ≠ 2"],
  ["shapes/broadcast",        () => broadcast(s(3, 4), s(3)),                         "broadcast: sizes must be equal or 1, got (3, 4) and (3) at [-1]: 4 ≠ 3. Did you mean (3, 1)?"],
  ["shapes/broadcast",        () => broadcast(s(2), s(2, 3, 4)),                      "broadcast: sizes must be equal or 1, got (2) and (2, 3, 4) at [-1]: 2 ≠ 4. Did you mean (2, 1, 1)?"],
  ["shapes/broadcast",        () => broadcast(s(1), s(0), s(2)),                      "broadcast: sizes must be equal or 1, got (0) and (2) at [-1]: 0 ≠ 2"],
  ["shapes/broadcast",        () => matmul(s(2, 3, 4), s(5, 4, 3)),                   "matmul: sizes must be equal or 1, got (2) and (5) at [-1]: 2 ≠ 5"],
  ["shapes/broadcast-to",     () => zeros(s(2, 3)).broadcastTo(s(4, 3)),              "broadcastTo: old sizes must be equal or 1, got (2, 3) to (4, 3): 2 ≠ 4"],
  ["shapes/broadcast-to",     () => zeros(s(2)).broadcastTo(s(1)),                    "broadcastTo: old sizes must be equal or 1, got (2) to (1): 2 ≠ 1"],
  ["shapes/broadcast-to",     () => zeros(s(1, 3)).broadcastTo(s(3)),                 "broadcastTo: old sizes must be equal or 1, got (1, 3) to (3): 1 ≠ no axis"],
  ["shapes/matmul-inner",     () => matmul(s(3, 4), s(5, 4)),                         "matmul: inner dimensions must agree, got (3, 4) · (5, 4): 4 ≠ 5. Did you mean transpose(b)?"],
  ["shapes/matmul-inner",     () => matmul(s(3, 4), s(3, 2)),                         "matmul: inner dimensions must agree, got (3, 4) · (3, 2): 4 ≠ 3. Did you mean transpose(a)?"],
  ["shapes/matmul-inner",     () => matmul(s(3, 4), s(5, 2)),                         "matmul: inner dimensions must agree, got (3, 4) · (5, 2): 4 ≠ 5"],
  ["shapes/matmul-inner",     () => matmul(s(3), s(4)),                               "matmul: inner dimensions must agree, got (3) · (4): 3 ≠ 4"],
  ["shapes/matmul-scalar",    () => matmul(s(), s(3)),                                "matmul: each side must have an axis, got () · (3). Did you mean broadcast(a, b)?"],
  ["shapes/permutation",      () => transpose(s(4, 2, 3), s(1, 0)),                   "transpose: one name for each axis, got (1, 0) of (4, 2, 3): 2 ≠ 3"],
  ["shapes/reshape",          () => reshape(s(2, 3), s(4, 2)),                        "reshape: the number of elements must agree, got (2, 3) to (4, 2): 6 ≠ 8. Did you mean (3, 2)?"],
  ["shapes/reshape",          () => reshape(s(2, 3), s(5)),                           "reshape: the number of elements must agree, got (2, 3) to (5): 6 ≠ 5. Did you mean (6)?"],
  ["shapes/reshape",          () => reshape(s(7), s(2, 3)),                           "reshape: the number of elements must agree, got (7) to (2, 3): 7 ≠ 6"],
  ["shapes/reshape",          () => reshape(s(2, 3), s(4, -1)),                       "reshape: the number of elements must agree, got (2, 3) to (4, -1): 6 ≠ 4 · n"],
  ["shapes/reshape",          () => reshape(s(2, 3), s(0, 2)),                        "reshape: the number of elements must agree, got (2, 3) to (0, 2): 6 ≠ 0"],
  ["shapes/reshape-inferred", () => reshape(s(2, 3), s(-1, -1)),                      "reshape: one size may be -1, the others not 0, got (-1, -1) of (2, 3)"],
  ["shapes/reshape-inferred", () => reshape(s(0, 3), s(0, -1)),                       "reshape: one size may be -1, the others not 0, got (0, -1) of (0, 3)"],
  ["shapes/concat",           () => concat([s(2, 3), s(2, 4)]),                       "concat: ranks and sizes off the axis must agree, got (2, 3) and (2, 4): 3 ≠ 4. Did you mean axis 1?"],
  ["shapes/concat",           () => concat([s(2, 3), s(4, 5)]),                       "concat: ranks and sizes off the axis must agree, got (2, 3) and (4, 5): 3 ≠ 5"],
  ["shapes/concat",           () => concat([s(2), s(2, 3)]),                          "concat: ranks and sizes off the axis must agree, got (2) and (2, 3): 1 ≠ 2"],
  ["shapes/concat",           () => concat([s(2, 3), s(2)]),                          "concat: ranks and sizes off the axis must agree, got (2, 3) and (2): 2 ≠ 1"],
  ["shapes/einsum-spec",      () => einsum(spec("ij;jk"), s(2, 3)),               'einsum("ij;jk"): a spec is letters, one ... a term, commas and one ->, got ";" at [2]. Did you mean ","?'],
  ["shapes/einsum-spec",      () => einsum(spec("ij=>i"), s(2, 3)),               'einsum("ij=>i"): a spec is letters, one ... a term, commas and one ->, got "=" at [2]. Did you mean "->"?'],
  ["shapes/einsum-spec",      () => einsum(spec("i1"), s(2, 3)),                  'einsum("i1"): a spec is letters, one ... a term, commas and one ->, got "1" at [1]'],
  ["shapes/einsum-spec",      () => einsum(spec("..i"), s(2, 3)),                 'einsum("..i"): a spec is letters, one ... a term, commas and one ->, got "." at [0]'],
  ["shapes/einsum-spec",      () => einsum(spec("...i..."), s(2, 3)),             'einsum("...i..."): a spec is letters, one ... a term, commas and one ->, got "." at [4]'],
  ["shapes/einsum-spec",      () => einsum(spec("i->...i..."), s(2)),         'einsum("i->...i..."): a spec is letters, one ... a term, commas and one ->, got "." at [7]'],
  ["shapes/einsum-spec",      () => einsum(spec("i->j->k"), s(2)),            'einsum("i->j->k"): a spec is letters, one ... a term, commas and one ->, got "-" at [4]. Did you mean "->"?'],
  ["shapes/einsum-spec",      () => einsum(spec("i->i,i"), s(2)),                 'einsum("i->i,i"): a spec is letters, one ... a term, commas and one ->, got "," at [4]'],
  ["shapes/einsum-output",    () => einsum(spec("ij->iz"), s(2, 3)),              'einsum("ij->iz"): the output names indices of the operands, each once, and their ..., got "z" at [5]'],
  ["shapes/einsum-output",    () => einsum(spec("ij->ii"), s(2, 3)),              'einsum("ij->ii"): the output names indices of the operands, each once, and their ..., got "i" at [5]'],
  ["shapes/einsum-output",    () => einsum(spec("...i->i"), s(2, 3)),             'einsum("...i->i"): the output names indices of the operands, each once, and their ..., got "..." at [0]'],
  ["shapes/einsum-operands",  () => einsum(spec("ij,jk->ik"), s(2, 3)),           'einsum("ij,jk->ik"): one term for each operand, got ("ij", "jk") of (2, 3): 2 ≠ 1'],
  ["shapes/einsum-operands",  () => einsum(spec("ij")),                           'einsum("ij"): one term for each operand, got ("ij") of (): 1 ≠ 0'],
  ["shapes/einsum-rank",      () => einsum(spec("ij->i"), s(2, 3, 4)),            'einsum("ij->i"): one index for each axis, got ("i", "j") of (2, 3, 4): 2 ≠ 3. Did you mean "...ij"?'],
  ["shapes/einsum-rank",      () => einsum(spec("ij...->i"), s(2)),               'einsum("ij...->i"): one index for each axis, got ("i", "j") of (2): 2 ≠ 1'],
  ["shapes/einsum-size",      () => einsum(spec("ij,jk->ik"), s(2, 3), s(4, 5)),  'einsum("ij,jk->ik"): one size for each index, got "j" of (2, 3) and (4, 5): 3 ≠ 4'],
  ["shapes/einsum-size",      () => einsum(spec("ij,jk->ik"), s(2, 1), s(4, 5)),  'einsum("ij,jk->ik"): one size for each index, got "j" of (2, 1) and (4, 5): 1 ≠ 4'],
  ["shapes/einsum-size",      () => einsum(spec("ii"), s(2, 3)),                  'einsum("ii"): one size for each index, got "i" of (2, 3): 2 ≠ 3'],
  ["shapes/einsum-size",      () => einsum(spec("...,..."), s(2), s(3)),          'einsum("...,..."): one size for each index, got "..." of (2) and (3): 2 ≠ 3'],
  ["shapes/index",            () => flatIndex([4, 0], s(4, 3)),                       "flatIndex: indices run from -size to size - 1, got 4 at [0] of (4, 3). Did you mean 3?"],
  ["shapes/index",            () => multiIndex(12, s(4, 3)),                          "multiIndex: indices run from -size to size - 1, got 12 at [0] of (12). Did you mean 11?"],
  ["shapes/index",            () => multiIndex(0, s(4, 0)),                           "multiIndex: indices run from -size to size - 1, got 0 at [0] of (0)"],
  ["shapes/index",            () => flatIndex([-5, 0], s(4, 3)),                      "flatIndex: indices run from -size to size - 1, got -5 at [0] of (4, 3)"],
  ["shapes/index",            () => zeros(s(2)).at(1.5),                              "at: indices run from -size to size - 1, got 1.5 at [0] of (2)"],
  ["shapes/index",            () => zeros(s(2, 3)).slice([], 3),                      "slice: indices run from -size to size - 1, got 3 at [1] of (2, 3). Did you mean 2?"],
  ["shapes/index-length",     () => flatIndex([1], s(4, 3)),                          "flatIndex: one index for each axis, got (1) of (4, 3): 1 ≠ 2"],
  ["shapes/index-length",     () => zeros(s(2)).at(),                                 "at: one index for each axis, got () of (2): 0 ≠ 1"],
  ["shapes/index-length",     () => zeros(s(2)).slice(null, 0, 1),                    "slice: one index for each axis, got (null, 0, 1) of (2): 2 ≠ 1"],
  ["shapes/slice",            () => zeros(s(5)).slice([0, 4, 0]),                     "slice: a range is whole numbers, the step not 0, got (0, 4, 0) of (5)"],
  ["shapes/slice",            () => zeros(s(5)).slice([0.5]),                         "slice: a range is whole numbers, the step not 0, got (0.5) of (5)"],
  ["shapes/slice",            () => zeros(s(5)).slice("1:3" as never),                'slice: a range is whole numbers, the step not 0, got "1:3" of (5)'],
  ["shapes/slice",            () => zeros(s(5)).slice(true as never),                 "slice: a range is whole numbers, the step not 0, got true of (5)"],
  ["shapes/length",           () => fromData([1, 2, 3, 4, 5], s(2, 3)),               "fromData: one number for each element, got 5 of (2, 3): 5 ≠ 6"],
  ["shapes/ragged",           () => array([[1, 2], [3, 4, 5]]),                       "array: rows must agree in length and depth, got 3 at [1]: 3 ≠ 2"],
  ["shapes/ragged",           () => array([[1], [2], 3]),                             "array: rows must agree in length and depth, got 3 at [2]: a number ≠ 1"],
  ["shapes/ragged",           () => array([1, [2]]),                                  "array: rows must agree in length and depth, got 1 at [1]: 1 ≠ a number"],
  ["shapes/ragged",           () => array([[[1, 2]], [[1, 2], [3, 4]]]),              "array: rows must agree in length and depth, got 2 at [1]: 2 ≠ 1"],
  ["shapes/number",           () => array(nested([[1, 2, 3], [4, 5, "6"]])),          'array: elements are numbers, got "6" at [1][2]. Did you mean 6?'],
  ["shapes/number",           () => array(nested([[1], null])),                       "array: elements are numbers, got null at [1]"],
  ["shapes/number",           () => array(nested(["x"])),                             'array: elements are numbers, got "x" at [0]'],
  ["shapes/number",           () => array(nested(undefined)),                         "array: elements are numbers, got undefined"],
  ["shapes/number",           () => array(nested([true])),                            "array: elements are numbers, got true at [0]"],
  ["shapes/number",           () => array(nested(new BigInt64Array(1))),              "array: elements are numbers, got 0 at [0]"],
  ["shapes/number",           () => fromData(nested([1, "2"]), s(2)),                 'array: elements are numbers, got "2" at [1]. Did you mean 2?'],
  ["shapes/int32",            () => array([1, 1.5], "int32"),                         'array: int32 elements are whole numbers of 32 bits, got 1.5 at [1]. Did you mean "float64"?'],
  ["shapes/int32",            () => array([[2 ** 31]], "int32"),                      'array: int32 elements are whole numbers of 32 bits, got 2147483648 at [0][0]. Did you mean "float64"?'],
  ["shapes/int32",            () => full(s(2), NaN, "int32"),                         'full: int32 elements are whole numbers of 32 bits, got NaN. Did you mean "float64"?'],
  ["shapes/item",             () => item(zeros(s(2, 3))),                             "item: the size must be 1, got (2, 3). Did you mean toNested(a)?"],
  ["shapes/item",             () => item(zeros(s(0))),                                "item: the size must be 1, got (0). Did you mean toNested(a)?"],
];

describe("a misuse throws its code and says what came and what was perhaps meant", () => {
  it("every code of the table is among the cases, and no other", () => {
    expect([...new Set(cases.map(([code]) => code))].toSorted()).toEqual(Object.keys(texts).toSorted());
  });

  it.each(cases.map(([code, call, message]) => [message, code, call] as const))("%s", (message, code, call) => {
    expect(thrown(call)).toMatchObject({ code, message });
  });
});

it("an error's data holds the call, both shapes, the offending pair and the suggestion", () => {
  expect(thrown(() => matmul(s(3, 4), s(5, 4)))?.data).toEqual({ call: "matmul", got: [[3, 4], [5, 4]], pair: [4, 5], meant: "transpose(b)" });
  expect(thrown(() => einsum(spec("ij,jk->ik"), s(2, 3), s(4, 5)))?.data).toEqual({ call: 'einsum("ij,jk->ik")', got: "j", of: [[2, 3], [4, 5]], pair: [3, 4] });
  expect(thrown(() => array(nested([[1], ["2"]])))?.data).toEqual({ call: "array", got: "2", at: [1, 0], meant: "2" });
});

describe("every function that takes a shape refuses a size that is no whole number from 0 up", () => {
  const calls: Record<string, (shape: Shape) => unknown> = {
    array: (x) => zeros(x), broadcast: (x) => broadcast(s(1), x), concat: (x) => concat([s(1), x]), concatFirst: (x) => concat([x]), derivativeOf: (x) => derivative(x, s()), derivativeBy: (x) => derivative(s(), x),
    einsum: (x) => einsum(spec("i"), x), flatIndex: (x) => flatIndex([0], x), fromData: (x) => fromData([1], x), full: (x) => full(x, 1), jacobianIndex: (x) => jacobianIndex(x, s()),
    jacobianMatrix: (x) => jacobianMatrix(s(), x), layout: (x) => layout(x, s()), matmulLeft: (x) => matmul(x, s(1)), matmulRight: (x) => matmul(s(1), x), multiIndex: (x) => multiIndex(0, x),
    ones: (x) => ones(x), reduce: (x) => reduce(x), reduceAxis: (x) => reduce(x, 0), reshape: (x) => reshape(x, s(1)), reshapeTo: (x) => reshape(s(1), x), size: (x) => size(x),
    strides: (x) => strides(x), transpose: (x) => transpose(x), zeros: (x) => zeros(x), eye: ([n]) => eye(n!), arange: ([n]) => arange(n!), broadcastTo: (x) => zeros(s(1)).broadcastTo(x),
  };

  it.each(Object.entries(calls))("%s", (_, call) => {
    for (const bad of [-2, 0.5, NaN, Infinity, "1" as unknown as number]) expect(thrown(() => call([bad]))?.code).toBe("shapes/shape");
  });
});

it("toNested and the views throw nothing for an array without elements", () => {
  expect(toNested(zeros([2, 0]).transpose())).toEqual([]);
});
