/** Matrix products beside hand-written JavaScript: npm run bench -- packages/wasm/bench/matmul.ts */
import { machine } from "@repo/bench";
import { matmul } from "@gradkit/autodiff";
import { zeros } from "@gradkit/shapes";
import { compileSync } from "../src/index.js";
import { callsFor, timesOf } from "./times.js";

console.log(`${machine()}\n`);
for (const n of [64, 256, 1024]) {
  const compiled = compileSync(matmul, zeros([n, n]), zeros([n, n]));
  const [a, b] = compiled.inputs.map(({ data }) => data as Float64Array) as [Float64Array, Float64Array];
  for (let i = 0; i < n * n; i++) [a[i], b[i]] = [((i * 7919) % 1000) / 1000, ((i * 104729) % 1000) / 1000];
  const out = new Float64Array(n * n);
  const loops = (): void => {
    out.fill(0);
    for (let i = 0; i < n; i++) for (let l = 0; l < n; l++) {
      const f = a[i * n + l]!;
      for (let j = 0; j < n; j++) out[i * n + j]! += f * b[l * n + j]!;
    }
  };
  compiled.run();
  loops();
  console.log("largest difference", compiled.outputs[0]!.data.reduce((most, x, i) => Math.max(most, Math.abs(x - out[i]!)), 0));
  const [ours, theirs] = [compiled.run, loops].map((side) => Math.min(...Array.from({ length: n > 500 ? 1 : 4 }, () => timesOf(side, callsFor(side)).least)));
  console.log(`matmul ${n}: ${ours!.toFixed(1)} µs, ${((2 * n ** 3) / ours! / 1000).toFixed(1)} GFLOPS; plain loops of JavaScript ${theirs!.toFixed(1)} µs (least)\n`);
}
