/**
 * Prints the worst error of every kernel, and of the functions of Math, over the golden points of test/data/kernels.json.
 *
 * npx esbuild packages/scalar/bench/ulp.ts --bundle --format=esm --log-level=error | node --input-type=module
 */
import { kernels, platform, worst } from "../test/kernels/accuracy.js";

for (const [name, row] of Object.entries({ ...kernels, ...platform })) {
  const { ulps, at, points } = worst(name, row);
  console.log(`${name.padEnd(20)} ${ulps.toFixed(2).padStart(6)} ulp (allowed ${row.ulps}) of ${points} points, at ${at.join(", ")}`);
}
