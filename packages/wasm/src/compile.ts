import { hash, trace, validate, type Program, type TracedProgram } from "@gradkit/autodiff";
import { signatureOf, type Givens, type Params, type Returned, type Widened } from "@gradkit/autodiff/backend";
import type { GradkitError } from "@gradkit/shapes";
import { build, type Built } from "./build.js";
import type { Compiled } from "./compiled.js";
import { error } from "./errors.js";
import { callable, linked, type Otherwise } from "./run/instance.js";
import { interpretedProgram } from "./run/interpreted.js";
import { recent } from "./recent.js";
import { supported, type Support } from "./supported.js";

export interface Compile<Async extends boolean> {
  <P extends Params, R, const A extends Givens<P>>(f: (...args: P) => R, ...examples: A): Wrapped<Async, Compiled<Arguments<A>, Returned<R, A>>>;
  <P extends readonly unknown[], R, const A extends Givens<P>>(f: (...args: P) => R, ...examples: A): Wrapped<Async, Compiled<Arguments<A>, Returned<R, A>>>;
  (program: Program | TracedProgram): Wrapped<Async, Compiled>;
}

export interface Compiler<Async extends boolean> extends Compile<Async> {
  /**
   * The same with relaxed SIMD: in lanes a product and what it is added to, or taken from, are one instruction, which most machines round once and some twice. Within the same bounds, but bits depend on the machine
   * and on the place in an array, and a·b − c·d need not be 0 where the products are equal. On a host without it the module is compile's, and a notice says so.
   */
  readonly relaxed: Compile<Async>;
}

type Wrapped<Async extends boolean, T> = Async extends true ? Promise<T> : T;
type Arguments<A extends readonly unknown[]> = { [K in keyof A]: Widened<A[K]> };

interface Module {
  readonly built: Built;
  readonly bytes: Uint8Array<ArrayBuffer>;
  module?: WebAssembly.Module;
}

/** The modules of the programs that were compiled last, by their hash; of long programs, whose hash takes long too, those of the very object. */
const modules = new Map<string, Module>();
const long = [new WeakMap<Program, Module>(), new WeakMap<Program, Module>()] as const;
const remembered = { modules: 64, shapes: 16 } as const;
const short = 2000;

const moduleOf = (program: Program, isRelaxed: boolean): Module => {
  if (program.equations.length > short) {
    const of = long[isRelaxed ? 1 : 0];
    const known = of.get(program) ?? fresh(program, isRelaxed);
    of.set(program, known);
    return known;
  }
  return recent(modules, remembered.modules, `${isRelaxed}${hash(program)}`, () => fresh(program, isRelaxed));
};

const fresh = (program: Program, isRelaxed: boolean): Module => {
  const built = build(program, isRelaxed);
  return { built, bytes: built.bytes };
};

const programOf = (f: unknown, examples: readonly unknown[]): Program | TracedProgram => (typeof f === "function" ? trace(f as (...args: never[]) => unknown, ...examples) : validate(f));

const notify = (notice: GradkitError): GradkitError => {
  console.warn(`${notice.code}: ${notice.message}`);
  return notice;
};

const noticesOf = ({ lowered }: Built, lacking?: Support): GradkitError[] => {
  const primitives = [...new Set(lowered.interpreted.flatMap(({ named }) => named))].toSorted();
  return [primitives.length > 0 && error("wasm/interpreted", { primitives }), lacking && error("wasm/not-relaxed", lacking)].filter((notice) => !!notice).map(notify);
};

/** Compiles a function again for arguments of other shapes than its examples, and keeps what it was compiled for last; a program is of its own shapes alone. */
const otherwiseOf = (f: unknown, count: number, isRelaxed: boolean): Otherwise => {
  const kept = new Map<string, Compiled>();
  return (args, refusal) => {
    if (typeof f !== "function" || args.length !== count || (refusal as Partial<GradkitError>).code !== "autodiff/tree") throw refusal;
    return recent(kept, remembered.shapes, signatureOf("compiled", args), () => now(isRelaxed)(f, ...args))(...args);
  };
};

const missing = (has: Support): string | undefined => (typeof WebAssembly !== "object" ? "there is none" : has.simd ? undefined : "it has no SIMD");

/** What a refusal says; other errors are ours, and are thrown on. */
const reasonOf = (e: unknown): string => {
  if (e instanceof Error && (e.name === "CompileError" || e.name === "EvalError" || e.name === "RangeError")) return e.message;
  throw e;
};

/** A module that an engine may compile, now or in a while, and what becomes of its instance, or of a refusal. */
interface Prepared {
  readonly found: Module;
  readonly imports: WebAssembly.Imports;
  readonly finish: (instance: WebAssembly.Instance) => Compiled;
  readonly refuse: (e: unknown) => Compiled;
}

const prepare = (f: unknown, examples: readonly unknown[], isRelaxed: boolean): Prepared | Compiled => {
  const program = programOf(f, examples);
  const otherwise = otherwiseOf(f, examples.length, isRelaxed);
  const refused = (reason: string): Compiled => interpretedProgram(program, otherwise, [notify(error("wasm/refused", { reason }))]);
  const has = supported();
  const lacks = missing(has);
  if (lacks) return refused(lacks);
  const found = moduleOf(program, isRelaxed && has.relaxedSimd);
  const { imports, use } = linked(found.built);
  return {
    found, imports,
    finish: (instance) => {
      use(instance.exports["memory"] as WebAssembly.Memory);
      return callable(program, found.built, instance, otherwise, noticesOf(found.built, isRelaxed && !has.relaxedSimd ? has : undefined));
    },
    refuse: (e) => refused(reasonOf(e)),
  };
};

const later = (isRelaxed: boolean) => async (f: unknown, ...examples: readonly unknown[]): Promise<Compiled> => {
  const ready = prepare(f, examples, isRelaxed);
  if (typeof ready === "function") return ready;
  const { found, imports, finish, refuse } = ready;
  try {
    found.module ??= await WebAssembly.compile(found.bytes);
    return finish(await WebAssembly.instantiate(found.module, imports));
  } catch (e) {
    return refuse(e);
  }
};

const now = (isRelaxed: boolean) => (f: unknown, ...examples: readonly unknown[]): Compiled => {
  const ready = prepare(f, examples, isRelaxed);
  if (typeof ready === "function") return ready;
  const { found, imports, finish, refuse } = ready;
  try {
    found.module ??= new WebAssembly.Module(found.bytes);
    return finish(new WebAssembly.Instance(found.module, imports));
  } catch (e) {
    return refuse(e);
  }
};

/**
 * A function, or a traced program, as a WebAssembly module and the function that calls it: of arguments of the shapes of the examples, as the same trees as f's. The
 * gradient of a function is a function, and compiles as a whole. Called with arguments of other shapes, a function is compiled for them too, at once, and kept for the last
 * 16; a program throws. Where WebAssembly is refused, the interpreter runs the program, and a notice says so.
 *
 * @throws autodiff/no-numbers, autodiff/leaf, autodiff/program, wasm/memory, wasm/program-size, wasm/open-shape
 * @example
 * (await compile((x) => x.mul(x.sin()), 1))(2) // => 1.8186
 */
export const compile = /* @__PURE__ */ Object.assign(later(false), { relaxed: later(true) }) as unknown as Compiler<true>;

/**
 * {@link compile} at once, for small programs and workers: a page's main thread waits for it.
 *
 * @throws autodiff/no-numbers, autodiff/leaf, autodiff/program, wasm/memory, wasm/program-size, wasm/open-shape
 * @example
 * compileSync((x) => x.mul(x), 1)(3) // => 9
 */
export const compileSync = /* @__PURE__ */ Object.assign(now(false), { relaxed: now(true) }) as unknown as Compiler<false>;
