import * as fc from "fast-check";
import { expect, it } from "vitest";
import { isGradkitError } from "@gradkit/shapes";
import { evaluate, fori, mul, programFromJSON, programToJSON, trace, validate, type Program, type Tensor } from "../../src/index.js";
import { thrown } from "@repo/testing";
import { anyPlan, programOf, tensors } from "./any-program.js";

const good = (): Record<string, never> => structuredClone(trace((x: Tensor) => fori(0, 3, (_, s) => mul(s, x), x), 1)) as never;
type Loose = Record<string, never> & { inputs: unknown[]; constants: unknown[]; outputs: unknown[]; equations: { primitive: unknown; inputs: unknown; params: Record<string, unknown>; outputs: unknown }[] };
const damaged = (damage: (program: Loose) => unknown): (() => unknown) => () => {
  const program = good() as Loose;
  const other = damage(program);
  return validate(typeof other === "object" && other !== null && "format" in other ? other : program);
};
const body = (program: Loose): Loose => program.equations.at(-1)!.params["body"] as Loose;
const lone = (primitive: string, inputs: number[], params: unknown, outputs: unknown[], given: unknown[] = [{ shape: [3], dtype: "float64" }]): (() => unknown) => () =>
  validate({ format: "gradkit/program@1", inputs: given, constants: [], equations: [{ primitive, inputs, params, outputs }], outputs: [] });
const vector = { shape: [3], dtype: "float64" };

const refused: Readonly<Record<string, () => unknown>> = {
  "no program": () => validate(null),
  "a list": () => validate([]),
  "another format": damaged((p) => Object.assign(p, { format: "gradkit/program@2" })),
  "no equations": damaged((p) => Reflect.deleteProperty(p, "equations")),
  "a primitive of Object.prototype": damaged((p) => (p.equations[0]!.primitive = "constructor")),
  "a primitive that is no text": damaged((p) => (p.equations[0]!.primitive = ["iota"])),
  "a value that comes later": damaged((p) => (p.equations[0]!.inputs = [99])),
  "a value that is itself": damaged((p) => (p.equations[1]!.inputs = [p.inputs.length + p.constants.length + 1])),
  "a value between two": damaged((p) => (p.outputs[0] = 0.5)),
  "a size that is NaN": damaged((p) => (p.inputs[0] = { shape: [NaN], dtype: "float64" })),
  "a size below 0": damaged((p) => (p.inputs[0] = { shape: [-1], dtype: "float64" })),
  "a shape without end": damaged((p) => (p.inputs[0] = { shape: [1e9, 1e9], dtype: "float64" })),
  "a dtype that is no text": damaged((p) => (p.inputs[0] = { shape: [], dtype: ["float64"] })),
  "a dtype of Object.prototype": damaged((p) => (p.inputs[0] = { shape: [], dtype: "toString" })),
  "data of another dtype": () => validate({ ...good(), constants: [{ shape: [1], dtype: "float64", data: new Float32Array(1) }] }),
  "data of another length": () => validate({ ...good(), constants: [{ shape: [2], dtype: "float64", data: new Float64Array(1) }] }),
  "data in a list": () => validate({ ...good(), constants: [{ shape: [1], dtype: "float64", data: [1] }] }),
  "no params": damaged((p) => Reflect.deleteProperty(p.equations[0]!, "params")),
  "a body without equations": damaged((p) => Reflect.deleteProperty(body(p), "equations")),
  "a body with a bad equation": damaged((p) => (body(p).equations[0]!.primitive = "nothing")),
  "a body that is null": damaged((p) => (p.equations.at(-1)!.params["body"] = null)),
  "a body that contains itself": damaged((p) => (body(p).equations = p.equations)),
  "a length that is no number": damaged((p) => (p.equations.at(-1)!.params["length"] = "3")),
  "a length below 0": damaged((p) => (p.equations.at(-1)!.params["length"] = -3)),
  "too many carries": damaged((p) => (p.equations.at(-1)!.params["carries"] = 7)),
  "constants below 0": damaged((p) => (p.equations.at(-1)!.params["constants"] = -1)),
  "a loop without rows and without end": lone("scan", [0], { body: { format: "gradkit/program@1", inputs: [vector], constants: [], equations: [], outputs: [0] }, length: NaN, constants: 0, carries: 1, reverse: false }, [vector]),
  "an operand too few": lone("add", [0], {}, [vector]),
  "an operand too many": lone("sin", [0, 0], {}, [vector]),
  "an operand too many for einsum": lone("einsum", [0, 0, 0], { spec: "i,i,i->i" }, [vector]),
  "an einsum without output": lone("einsum", [0, 0], { spec: "i,i" }, [{ shape: [], dtype: "float64" }]),
  "a slice between elements": lone("slice", [0], { start: [0.5], stop: [2.5], step: [1] }, [{ shape: [2], dtype: "float64" }]),
  "a reshape to what fits": lone("reshape", [0], { shape: [-1] }, [vector]),
  "a transpose from the end": lone("transpose", [0], { permutation: [-1] }, [vector]),
  "a shape that is a text": lone("iota", [], { shape: "3", axis: 0, dtype: "float64" }, [vector]),
  "params that are missing": lone("sum", [0], {}, [{ shape: [], dtype: "float64" }]),
  "outputs that do not follow": lone("sin", [0], {}, [{ shape: [4], dtype: "float64" }]),
  "an output too many": lone("sin", [0], {}, [vector, vector]),
  "a custom rule of other inputs": lone("call", [0], { body: { format: "gradkit/program@1", inputs: [vector], constants: [], equations: [], outputs: [0] }, jvp: { format: "gradkit/program@1", inputs: [vector], constants: [], equations: [], outputs: [0] } }, [vector]),
  "a custom rule that is no program": lone("call", [0], { body: { format: "gradkit/program@1", inputs: [vector], constants: [], equations: [], outputs: [0] }, jvp: {} }, [vector]),
  "arguments with too few leaves": damaged((p) => Object.assign(p, { arguments: { list: [] } })),
  "a result that contains itself": damaged((p) => { const list: unknown[] = []; list.push({ list }); return Object.assign(p, { result: { list } }); }),
  "a leaf of no container": damaged((p) => Object.assign(p, { result: { leaf: "window" } })),
  "text that is no JSON": () => programFromJSON("{"),
  "numbers that are none": () => programFromJSON(JSON.stringify({ ...good(), constants: [{ shape: [1], dtype: "float64", data: { numbers: ["constructor"] } }] })),
  "int32 numbers with fractions": () => programFromJSON(JSON.stringify({ ...good(), constants: [{ shape: [1], dtype: "int32", data: { numbers: [1.5] } }] })),
};

it("validate refuses what is no program, with the place and the rule", () => {
  expect(Object.fromEntries(Object.entries(refused).map(([name, call]) => [name, thrown(call)]))).toMatchInlineSnapshot(`
    {
      "a body that contains itself": "autodiff/program: validate: program.equations[1].params.body.equations[1].params.body: must not contain itself, nor be nested deeper than 200, got an object with format, inputs, constants, equations, outputs",
      "a body that is null": "autodiff/program: validate: program.equations[1].params.body: must be a program, got null",
      "a body with a bad equation": "autodiff/program: validate: program.equations[1].params.body.equations[0].primitive: must be a primitive, got nothing",
      "a body without equations": "autodiff/program: validate: program.equations[1].params.body.equations: must be a list, got undefined",
      "a custom rule of other inputs": "autodiff/program: validate: program.equations[0]: inputs and params must fit call, got call: the inputs of the derivative must be float64[3], float64[3], got float64[3]",
      "a custom rule that is no program": "autodiff/program: validate: program.equations[0].params.jvp: must have the format "gradkit/program@1", got undefined",
      "a dtype of Object.prototype": "autodiff/program: validate: program.inputs[0]: a dtype is float64, float32 or int32, got toString",
      "a dtype that is no text": "autodiff/program: validate: program.inputs[0]: a dtype is float64, float32 or int32, got [float64]",
      "a leaf of no container": "autodiff/program: validate: program.result: a leaf is one of number, nested, typed, ndarray, tensor, got window",
      "a length below 0": "autodiff/program: validate: program.equations[1]: inputs and params must fit scan, got scan: the length is a whole number from 0 up, got -3",
      "a length that is no number": "autodiff/program: validate: program.equations[1]: inputs and params must fit scan, got scan: the length is a whole number from 0 up, got 3",
      "a list": "autodiff/program: validate: program: must be a program, got []",
      "a loop without rows and without end": "autodiff/program: validate: program.equations[0]: inputs and params must fit scan, got scan: the length is a whole number from 0 up, got NaN",
      "a primitive of Object.prototype": "autodiff/program: validate: program.equations[0].primitive: must be a primitive, got constructor",
      "a primitive that is no text": "autodiff/program: validate: program.equations[0].primitive: must be a primitive, got [iota]",
      "a reshape to what fits": "autodiff/program: validate: program.equations[0]: inputs and params must fit reshape, got reshape: every size is given, got (-1)",
      "a result that contains itself": "autodiff/program: validate: program.result: must be made of leaves, lists and entries, no deeper than 50, got an object with list",
      "a shape that is a text": "autodiff/program: validate: program.equations[0]: inputs and params must fit iota, got validate: program.equations[0].outputs[0]: a shape is a list of whole sizes, with at most 2^32 numbers, got 3",
      "a shape without end": "autodiff/program: validate: program.inputs[0]: a shape is a list of whole sizes, with at most 2^32 numbers, got [1000000000, 1000000000]",
      "a size below 0": "autodiff/program: validate: program.inputs[0]: a shape is a list of whole sizes, with at most 2^32 numbers, got [-1]",
      "a size that is NaN": "autodiff/program: validate: program.inputs[0]: a shape is a list of whole sizes, with at most 2^32 numbers, got [NaN]",
      "a slice between elements": "autodiff/program: validate: program.equations[0]: inputs and params must fit slice, got slice: 0 ≤ start ≤ stop ≤ size and step ≥ 1 on every axis, got [0.5] to [2.5] by [1] of (3)",
      "a transpose from the end": "autodiff/program: validate: program.equations[0]: inputs and params must fit transpose, got transpose: axes must differ and run from 0 to rank - 1, got [-1] for rank 1",
      "a value between two": "autodiff/program: validate: program.outputs[0]: must be the number of a value before it, below 3, got 0.5",
      "a value that comes later": "autodiff/program: validate: program.equations[0].inputs[0]: must be the number of a value before it, below 1, got 99",
      "a value that is itself": "autodiff/program: validate: program.equations[1].inputs[0]: must be the number of a value before it, below 2, got 2",
      "an einsum without output": "autodiff/program: validate: program.equations[0]: inputs and params must fit einsum, got einsum: one or two operands and an output, in letters, got i,i",
      "an operand too few": "autodiff/program: validate: program.equations[0].inputs: add takes 2, got 1",
      "an operand too many": "autodiff/program: validate: program.equations[0].inputs: sin takes 1, got 2",
      "an operand too many for einsum": "autodiff/program: validate: program.equations[0]: inputs and params must fit einsum, got einsum: one or two operands and an output, in letters, got i,i,i->i",
      "an output too many": "autodiff/program: validate: program.equations[0].outputs: sin gives float64[3], got float64[3], float64[3]",
      "another format": "autodiff/program: validate: program: must have the format "gradkit/program@1", got gradkit/program@2",
      "arguments with too few leaves": "autodiff/program: validate: program.arguments: must have 1 leaves, got 0",
      "constants below 0": "autodiff/program: validate: program.equations[1]: inputs and params must fit scan, got scan: constants and carries are whole numbers, together no more than the 3 inputs, got -1 and 1",
      "data in a list": "autodiff/program: validate: program.constants[0]: the data of float64 are a Float64Array, got [1]",
      "data of another dtype": "autodiff/program: validate: program.constants[0]: the data of float64 are a Float64Array, got Float32Array",
      "data of another length": "autodiff/program: validate: program.constants[0]: shape (2) has 2 numbers, got 1",
      "int32 numbers with fractions": "autodiff/program: validate: program.constants[0]: the data of int32 are a Int32Array, got an object with numbers",
      "no equations": "autodiff/program: validate: program.equations: must be a list, got undefined",
      "no params": "autodiff/program: validate: program.equations[0]: must have a primitive, inputs, params and outputs, got an object with primitive, outputs, inputs",
      "no program": "autodiff/program: validate: program: must be a program, got null",
      "numbers that are none": "autodiff/program: validate: program.constants[0]: the data of float64 are a Float64Array, got an object with numbers",
      "outputs that do not follow": "autodiff/program: validate: program.equations[0].outputs: sin gives float64[3], got float64[4]",
      "params that are missing": "autodiff/program: validate: program.equations[0]: inputs and params must fit sum, got what its rule cannot read",
      "text that is no JSON": "autodiff/program: validate: program: must be JSON, got {",
      "too many carries": "autodiff/program: validate: program.equations[1]: inputs and params must fit scan, got scan: constants and carries are whole numbers, together no more than the 3 inputs, got 1 and 7",
    }
  `);
});

it("validate refuses programs nested without end", () => {
  let program: unknown = { format: "gradkit/program@1", inputs: [vector], constants: [], equations: [], outputs: [0] };
  for (let k = 0; k < 1000; k++) program = { format: "gradkit/program@1", inputs: [vector], constants: [], equations: [{ primitive: "call", inputs: [0], params: { body: program }, outputs: [vector] }], outputs: [1] };
  expect(thrown(() => validate(program))).toMatch(/^autodiff\/program: validate: .*nested deeper than 200/u);
});

it("validate looks at a program that stands in many places once, and does not follow a tree without end", () => {
  const program = (equations: readonly object[]) => ({ format: "gradkit/program@1", inputs: [vector], constants: [], equations, outputs: [equations.length] });
  const callTwice = (body: object) => program([0, 1].map((input) => ({ primitive: "call", inputs: [input], params: { body }, outputs: [vector] })));
  const shared = (levels: number): object => Array.from({ length: levels }).reduce<object>(callTwice, program([]));
  expect(thrown(() => validate(structuredClone(shared(200))))).toBe("nothing was thrown");
  // The deepest place counts, whichever comes first.
  const deep = shared(190);
  const atDifferentDepths = (first: object, second: object) => program([first, second].map((body, k) => ({ primitive: "call", inputs: [k], params: { body }, outputs: [vector] })));
  const deeper = Array.from({ length: 20 }).reduce<object>(callTwice, deep);
  for (const places of [[deep, deeper], [deeper, deep]] as const) expect(thrown(() => validate(atDifferentDepths(...places)))).toMatch(/nested deeper than 200/u);

  const tree = Array.from({ length: 49 }).reduce<object>((part) => ({ list: [part, part] }), { list: [] });
  expect(thrown(() => validate({ ...program([]), arguments: { list: [{ leaf: "typed" }, tree] }, result: { leaf: "typed" } }))).toBe("autodiff/program: validate: program.arguments: must have at most 2^20 parts, got an object with list");
});

it("what is no text is no program", () => {
  for (const text of [undefined, {}, "[", "1"]) expect(thrown(() => programFromJSON(text as string))).toMatch(/^autodiff\/program: /u);
});

type Place = { readonly owner: Record<string, unknown>; readonly key: string };
const places = (value: unknown): Place[] =>
  typeof value !== "object" || value === null ? []
  : ArrayBuffer.isView(value) ? []
  : Object.keys(value).flatMap((key) => [{ owner: value as Record<string, unknown>, key }, ...places((value as Record<string, unknown>)[key])]);

const replacements: readonly ((program: unknown, old: unknown) => unknown)[] = [
  () => undefined, () => null, () => NaN, () => -1, () => 1e9, () => 0.5, () => "constructor", () => "__proto__", () => [], () => ({}), () => [[0]], () => true, () => -0, () => "sin",
  (program) => program, (_, old) => (typeof old === "number" ? old + 1 : [old, old]), (_, old) => (Array.isArray(old) ? old.slice(1) : old), (_, old) => (Array.isArray(old) ? [...old, ...old] : String(old)),
];

it("a program with one thing in it changed is refused by validate, or is a program: evaluated, it gives numbers or a coded error", () => {
  const outcomes = { refused: 0, valid: 0 };
  const check = (plan: Parameters<typeof programOf>[0], at: number, by: number): void => {
    const program = structuredClone(programOf(plan));
    const all = places(program);
    const { owner, key } = all[at % all.length]!;
    owner[key] = replacements[by % replacements.length]!(program, owner[key]);
    const reason = thrown(() => validate(program));
    const isRefused = reason.startsWith("autodiff/program: ");
    outcomes[isRefused ? "refused" : "valid"]++;
    expect(isRefused ? "nothing was thrown" : reason).toBe("nothing was thrown");
    const attempt = (): unknown => isRefused || hasLongLoop(program) || evaluate(program, ...tensors);
    expect(failure(attempt)).toBe("");
  };
  fc.assert(fc.property(anyPlan, fc.nat(), fc.nat(), (plan, at, by) => { check(plan, at, by); }), { seed: 7, numRuns: 1000 });
  expect(outcomes.refused).toBeGreaterThan(500);
  expect(outcomes.valid).toBeGreaterThan(30);
});

/** What a call threw that is no coded error. */
const failure = (call: () => unknown): string => {
  try {
    call();
    return "";
  } catch (e) {
    return isGradkitError(e) ? "" : String(e);
  }
};

/** Nobody can tell how long a program runs; these changes only make loops long, or endless, or their values large. */
const hasLongLoop = (program: Program): boolean => programToJSON(program).includes("1000000000") || program.equations.some(({ primitive }) => primitive === "whileLoop");
