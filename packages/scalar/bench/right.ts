/**
 * Counts for which expressions of scalar.json each library has the first derivative, and the third, right to 1e-9 at all points. Each formula has 20 s.
 *
 * npm run bench packages/scalar/bench/right.ts
 */
import { fork, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import scalar from "../test/data/scalar.json" with { type: "json" };
import { accurate, boxed, peers, type Peer } from "./peers.js";

const libraries = [accurate, ...peers];
const orders = [1, 3];

type Verdict = "right" | "wrong" | "NaN" | "refused" | "time";

const verdictOf = (library: Peer, index: number, order: number): Verdict => {
  const { expr, points } = scalar.univariate[index]!;
  try {
    let formula = library.name === "compute-engine" ? boxed(expr) : library.parse(library.dialect(expr));
    for (let k = 0; k < order; k++) formula = library.derivative(formula, "x");
    const f = library.compiled(formula, ["x"]);
    const errors = points.map(({ x, derivs }) => Math.abs(f(x) - derivs[order]!) / Math.max(Math.abs(derivs[order]!), 1e-9));
    return errors.some(Number.isNaN) ? "NaN" : errors.every((error) => error < 1e-9) ? "right" : "wrong";
  } catch {
    return "refused";
  }
};

interface Job {
  readonly library: number;
  readonly index: number;
  readonly order: number;
}

const start = (): ChildProcess => fork(fileURLToPath(import.meta.url), ["--serve"], { stdio: ["ignore", "ignore", "ignore", "ipc"] });

const ask = (server: ChildProcess, job: Job): Promise<Verdict> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve("time"), 20_000);
    server.once("message", (verdict: Verdict) => {
      clearTimeout(timer);
      resolve(verdict);
    });
    server.send(job);
  });

const count = async (library: number, order: number): Promise<Record<Verdict, string[]>> => {
  const found: Record<Verdict, string[]> = { right: [], wrong: [], NaN: [], refused: [], time: [] };
  let server = start();
  for (const [index, { id }] of scalar.univariate.entries()) {
    const verdict = await ask(server, { library, index, order });
    found[verdict].push(id);
    if (verdict !== "time") continue;
    server.kill("SIGKILL");
    server = start();
  }
  server.kill();
  return found;
};

if (process.argv.includes("--serve")) process.on("message", ({ library, index, order }: Job) => process.send!(verdictOf(libraries[library]!, index, order)));
else
  for (const order of orders) {
    console.log(`derivatives of order ${order} of ${scalar.univariate.length} expressions`);
    for (const [k, { name }] of libraries.entries()) {
      const found = await count(k, order);
      console.log(`  ${name.padEnd(20)}${Object.entries(found).map(([verdict, ids]) => `${verdict} ${ids.length}${verdict === "right" ? "" : ` ${ids.join(" ")}`}`).join("; ")}`);
    }
  }
