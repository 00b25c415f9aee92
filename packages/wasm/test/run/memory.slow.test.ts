import { build } from "esbuild";
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";

/** Ten rounds of 100,000 calls each, by turns, after one to warm up: bytes in use before a round, and what it took. Two arrays in, one out. */
const script = `
  import { add, erf, fori, grad, matmul, mul, reshape, sin, sum, tanh } from "@gradkit/autodiff";
  import { compileSync } from "@gradkit/wasm";
  const at = [Float64Array.of(0.1, 0.2, 0.3), Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9)];
  const compile = (g) => compileSync(grad((x, w) => sum(add(tanh(matmul(reshape(w, [3, 3]), x)), fori(0, 3, (_, s) => sin(add(s, g(x))), mul(x, 2))))), ...at);
  const [compiled, withHost] = [compile((x) => x), compile(erf)];
  // Lists, which take a longer way, must not make the short one longer.
  for (let k = 0; k < 1000; k++) for (const f of [compiled, withHost]) f(at[0], Array.from(at[1]));
  const { run, outputs: [{ data }] } = compiled;
  const repeated = {
    run: () => { for (let i = 0; i < 100_000; i++) run(); },
    call: () => { for (let i = 0; i < 100_000; i++) compiled(at[0], at[1]); },
    host: () => { for (let i = 0; i < 100_000; i++) withHost.run(); },
    copy: () => { for (let i = 0; i < 100_000; i++) data.slice(); },
  };
  const used = () => process.memoryUsage().heapUsed + process.memoryUsage().external;
  const rounds = { run: [], call: [], host: [], copy: [] };
  for (let round = 0; round <= 10; round++) {
    for (const [name, repeat] of Object.entries(repeated)) {
      gc();
      gc();
      const before = used();
      repeat();
      if (round > 0) rounds[name].push({ before, taken: used() - before });
    }
  }
  console.log(JSON.stringify(rounds));
`;

interface Round {
  readonly before: number;
  readonly taken: number;
}

let rounds: Readonly<Record<"run" | "call" | "host" | "copy", readonly Round[]>>;
beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: { contents: script, resolveDir: fileURLToPath(new URL("..", import.meta.url)) }, bundle: true, format: "esm", platform: "node", conditions: ["@gradkit/source"], write: false,
  });
  // The young generation is so large that nothing is collected within a round. Little is inlined: with more, what a call takes hangs on what the engine finds time for.
  const flags = ["--expose-gc", "--min-semi-space-size=128", "--max-semi-space-size=128", "--max-inlined-bytecode-size-cumulative=100", "--input-type=module", "-"];
  rounds = JSON.parse(execFileSync(process.execPath, flags, { input: outputFiles[0]!.text, encoding: "utf8" })) as typeof rounds;
}, 300_000);

/** Bytes that each call takes. The engine's own compilers take some in a round or two; what a call takes, it takes in every one. */
const perCall = (of: readonly Round[]): number => Math.min(...of.map(({ taken }) => taken)) / 100_000;

describe("a million calls", () => {
  it("of run allocate nothing", () => {
    expect(rounds.run).toHaveLength(10);
    expect(perCall(rounds.run)).toBeLessThan(0.1);
  });

  it("of the function allocate its results, and nothing else", () => {
    expect(perCall(rounds.copy)).toBeGreaterThan(24);
    expect(Math.abs(perCall(rounds.call) - perCall(rounds.copy))).toBeLessThan(0.1);
  });

  it("leave the heap as it was, also where functions of the host box their numbers", () => {
    const inUse = Object.values(rounds).flat().map(({ before }) => before);
    expect(inUse).toHaveLength(40);
    expect(Math.min(...inUse.slice(20)) - Math.min(...inUse.slice(0, 20))).toBeLessThan(100_000);
  });
});
