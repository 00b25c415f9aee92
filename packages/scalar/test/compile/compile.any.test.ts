import { describe, expect, it } from "vitest";
import { compile, compileAll } from "../../src/compile/compile.js";
import { fuse } from "../../src/compile/fuse.js";
import { tape, type Instruction } from "../../src/compile/tape.js";
import { gradient } from "../../src/derivative.js";
import { call, constant, postorder, variable } from "../../src/expr.js";
import { functionNames } from "../../src/functions.js";
import { interpret } from "../../src/interpret.js";
import { numbers } from "../../src/numbers.js";
import { parse } from "../../src/parse/parse.js";
import { randomExpression, uniform } from "../audit/random-expression.js";

describe("compile", () => {
  it("gives the bits of IEEE arithmetic, at 500 random expressions over the whole table", () => {
    const random = uniform(13);
    const samples = Array.from({ length: 500 }, () => randomExpression(random, 4));
    const wholePowers = ({ expr }: (typeof samples)[number]): boolean => postorder(expr).some((node) => node.kind === "call" && node.name === "pow" && node.args[1]!.kind === "number");
    const compared = samples.filter((sample) => !wholePowers(sample));
    expect(compared.length).toBeGreaterThan(400);
    expect(compared.filter(({ expr, at }) => !Object.is(compile(expr, ["x", "y"])(at.x!, at.y!), interpret(expr, numbers, at)))).toEqual([]);
    expect(new Set(compared.flatMap(({ expr }) => postorder(expr).flatMap((node) => (node.kind === "call" ? [node.name] : [])))).size).toBe(functionNames.length);
  });

  it("multiplies small whole powers out", () => {
    expect([2, 3, 7, 16, -1, -4].map((n) => compile(call("pow", variable("x"), constant(n)), ["x"])(2))).toEqual([4, 8, 128, 65536, 0.5, 1 / 16]);
    expect(compile(parse("x^0"), ["x"])(0)).toBe(1);
    expect(compile(parse("x^17"), ["x"])(2)).toBe(131072);
  });

  it("gives max and min their two arguments and no third", () => {
    const f = compile(parse("max(y, z) + min(y, z)"), ["x", "y", "z"]);
    expect([f(9, 1, 2), f(-9, 1, 2)]).toEqual([3, 3]);
  });

  it("takes the variables in their order, unused ones too, and keeps no state between calls", () => {
    const f = compile(parse("x - y"), ["y", "z", "x"]);
    expect([f(1, 9, 5), f(5, 9, 1), f(1, 9, 5)]).toEqual([4, -4, 4]);
    expect(compile(parse("2"), [])()).toBe(2);
  });

  it("asks for every variable of the expression", () => {
    expect(() => compile(parse("x + y"), ["x"])).toThrow("no value for the variable y, got x");
  });

  it("leaves NaN where doubles have none", () => {
    expect([compile(parse("sin(x)/x"), ["x"])(0), compile(parse("log(x)"), ["x"])(-1)]).toEqual([NaN, NaN]);
  });
});

it("compileAll shares what its expressions have in common", () => {
  const exprs = gradient(parse("exp(x*y)*sin(x*y)"), ["x", "y"]);
  expect(tape(exprs, ["x", "y"]).instructions.filter(({ name }) => name === "exp")).toHaveLength(1);
  expect([...compileAll(gradient(parse("x^2*y"), ["x", "y"]), ["x", "y"])([3, 2])]).toEqual([12, 9]);
});

describe("fuse", () => {
  const run = (...instructions: [name: Instruction["name"], args: number[], out: number][]): string[] =>
    fuse(instructions.map(([name, args, out]) => ({ name, args, out })), [instructions.at(-1)![2]]).map(({ name, args, out }) => `${out} = ${name} ${args.join(" ")}`);

  it.each([
    ["mul", "mul", 0, "mulMul 0 1 2"], ["mul", "mul", 1, "mulMul 0 1 2"], ["mul", "add", 0, "mulAdd 0 1 2"], ["mul", "add", 1, "mulAdd 0 1 2"], ["add", "add", 1, "addAdd 0 1 2"],
    ["mul", "sub", 0, "mulSub 0 1 2"], ["mul", "sub", 1, "subMul 0 1 2"], ["mul", "div", 0, "mulDiv 0 1 2"],
  ] as const)("joins %s into %s where it is operand %i", (inner, outer, side, fused) => {
    expect(run([inner, [0, 1], 3], [outer, side === 0 ? [3, 2] : [2, 3], 4])).toEqual([`4 = ${fused}`]);
  });

  it("leaves a result that is used twice, or is an output", () => {
    expect(run(["mul", [0, 1], 3], ["add", [3, 3], 4])).toHaveLength(2);
    expect(fuse([{ name: "mul", args: [0, 1], out: 3 }, { name: "add", args: [3, 2], out: 4 }], [3, 4])).toHaveLength(2);
    expect(run(["mul", [0, 1], 3], ["div", [2, 3], 4])).toHaveLength(2);
  });
});
