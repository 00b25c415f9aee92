/**
 * Runs evals of an unmodified checkout of GradBench with gradkit as the tool: `GRADBENCH=<checkout> npm run gradbench -- llsq -n 16 128`, or all twelve as they come. The checkout's tool `manual` must be built
 * (`make -C cpp && make -C tools/manual`), for the evals compare with it.
 */
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { evals } from "./evals.js";
import { session, toolIn } from "./session.js";

const checkout = process.env["GRADBENCH"];
if (!checkout || !existsSync(join(checkout, "evals"))) throw new Error(`gradbench: GRADBENCH must name a checkout of github.com/gradbench/gradbench, got ${checkout ?? "nothing"}`);
const [first, ...rest] = process.argv.slice(2);
const chosen = first && first in evals ? [first] : Object.keys(evals);
const options = first && first in evals ? rest : process.argv.slice(2);

const { answer, end } = toolIn({ program: process.execPath, args: ["tooling/bench/run.js", "tooling/gradbench/src/main.ts"] });
let failed = 0;
for (const name of chosen) {
  const evaluating = { program: "python3", args: [join("python", "gradbench", "gradbench", "evals", name, "run.py"), ...options], cwd: checkout, env: { PYTHONPATH: [join("python", "gradbench"), process.env["PYTHONPATH"]].filter(Boolean).join(delimiter) } };
  let count = 0;
  const { code } = await session(evaluating, answer, ({ function: of, description, microseconds, prepared, runs, valid, error }) => {
    count++;
    if (!valid) failed++;
    console.log(`${name.padEnd(9)}${of.padEnd(10)}${description.padEnd(28)}${valid ? "valid  " : "INVALID"} ${microseconds.toFixed(1).padStart(12)} µs, median of ${runs}; prepared in ${(prepared / 1000).toFixed(0)} ms`);
    if (error) console.log(error.split("\n").slice(0, 12).join("\n"));
  });
  if (count === 0 || code !== 0) failed++;
  if (count === 0) console.log(`${name}: no evaluation was judged`);
}
end();
console.log(failed === 0 ? "all valid" : `${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
