import { op, type Type } from "../encode/instructions.js";
import { encodeModule, type FunctionBody, type Import, type Segment, type Signature } from "../encode/module.js";
import type { Buffer } from "../ir/buffer.js";
import { local, type Expr } from "../ir/expr.js";
import { set, type Statement } from "../ir/statement.js";
import { eachExpr, eachStatement } from "../ir/visit.js";
import { codeOf } from "../passes/inline.js";
import { keepSmall } from "../passes/keep-small.js";
import { outline } from "../passes/outline.js";
import { planMemory } from "../passes/plan-memory.js";
import { topScope } from "./scope.js";
import { emitStatements } from "./statement.js";
import { unit, type Surroundings } from "./unit.js";

export interface Assembled {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly addresses: ReadonlyMap<number, number>;
  /** Bytes of memory in use. */
  readonly memory: number;
  readonly functions: number;
  /** Functions of the host that it calls, by name. */
  readonly hosts: readonly string[];
}

const page = 65536;

/** Functions of the host that are not functions of numbers, and how many whole numbers they take. */
const callbacks: Readonly<Record<string, number>> = { interpret: 1, outside: 2, reserve: 1 };

/** A module whose function `run` does what the statements say. */
export const assemble = (statements: readonly Statement[], buffers: readonly Buffer[]): Assembled => {
  const parts = outline(statements);
  const kept = keepSmall(parts);
  const plan = planMemory(statements, buffers, new Set(kept.flatMap((of) => [...of.keys()])));
  const { applied, hosts } = functionsIn(statements);
  const imports = [...hosts].map(([name, arity]): Import => ({ module: "host", name, ...(name in callbacks ? signature("i32", arity) : signature("f64", arity, ["f64"])) }));
  const numbers = new Map([...hosts.keys(), ...applied.map(({ name }) => `apply.${name}`), ...parts.map(({ name }) => name)].map((name, number) => [name, number]));
  const surroundings = { address: ({ id }: Buffer): number => plan.addresses.get(id)!, functionNumber: (name: string): number => numbers.get(name)! };
  const functions = parts.map(({ params, statements: list }, k) => {
    const u = unit(surroundings, params, kept[k]!);
    emitStatements(u, topScope(), list);
    return u.finish();
  });
  const data = buffers.flatMap((buffer): Segment[] => {
    const { role, data: numbersOf, id } = buffer;
    return role === "constant" && numbersOf && numbersOf.length > 0 ? [{ address: plan.addresses.get(id)!, data: new Uint8Array(numbersOf.buffer, numbersOf.byteOffset, numbersOf.byteLength) }] : [];
  });
  const bytes = encodeModule({ imports, functions: [...applied.map((of) => ofNumbers(of, surroundings)), ...functions], exports: { run: numbers.get("run")! }, pages: Math.max(1, Math.ceil(plan.bytes / page)), grows: hosts.has("reserve"), data });
  return { bytes, addresses: plan.addresses, memory: plan.bytes, functions: functions.length, hosts: [...hosts.keys()] };
};

const signature = (of: Type, arity: number, results: readonly Type[] = []): Signature => ({ params: Array<Type>(arity).fill(of), results });

interface Applied {
  readonly name: string;
  readonly arity: number;
  /** Of locals 0, 1, … */
  readonly value: Expr;
}

/** What statements call: functions of numbers by name, and functions of the host, with those that these call, in the order of their first call, with their arity. */
const functionsIn = (statements: readonly Statement[]): { readonly applied: readonly Applied[]; readonly hosts: ReadonlyMap<string, number> } => {
  const [own, hosts] = [new Map<string, number>(), new Map<string, number>()];
  eachStatement(statements, (s) => {
    if (s.op === "call" && s.name in callbacks) hosts.set(s.name, callbacks[s.name]!);
  });
  const find = (e: Expr): void => {
    if (e.op === "apply") own.set(e.name, e.args.length);
    else if (e.op === "host") hosts.set(e.name, e.args.length);
    else if (e.op === "rescue") hosts.set(e.name, e.args.length - 2);
  };
  eachExpr(statements, find);
  const applied = [...own].map(([name, arity]): Applied => ({ name, arity, value: codeOf(name, Array.from({ length: arity }, (_, k) => local(k, "f64"))) }));
  eachExpr(applied.map(({ value }) => set(0, value)), find);
  return { applied, hosts };
};

/** A function of numbers of the module. */
const ofNumbers = ({ arity, value }: Applied, surroundings: Surroundings): FunctionBody => {
  const params = Array.from({ length: arity }, (_, k) => k);
  const u = unit(surroundings, params.map((k) => -1 - k), new Map());
  for (const k of params) u.locals.set(k, k);
  const result = arity;
  emitStatements(u, topScope(), [set(result, value)]);
  u.code.indexed(op.localGet, u.locals.get(result)!);
  return u.finish(signature("f64", arity, ["f64"]));
};
