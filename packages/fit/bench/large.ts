/**
 * A fit of four parameters to a million rows, its processor time and the memory that it takes, beside SciPy's curve_fit with an exact Jacobian where python3 has SciPy.
 *
 * npm run bench -- packages/fit/bench/large.ts
 */
import { spawnSync } from "node:child_process";
import { machine } from "@repo/bench";
import { fit } from "@gradkit/fit";

const n = 1_000_000;
const x = Float64Array.from({ length: n }, (_, i) => (4 * i) / n);
const y = x.map((t, i) => 2.5 * Math.exp(-1.3 * t) + 0.5 + 0.1 * t + 0.05 * Math.sin(12.9898 * i * i));

const scipy = `
import time, numpy as np
from scipy.optimize import curve_fit
n = ${n}
i = np.arange(n); x = 4 * i / n
y = 2.5 * np.exp(-1.3 * x) + 0.5 + 0.1 * x + 0.05 * np.sin(12.9898 * i * i)
f = lambda x, a, b, c, d: a * np.exp(-b * x) + c + d * x
def J(x, a, b, c, d):
    e = np.exp(-b * x)
    return np.stack([e, -a * x * e, np.ones_like(x), x], axis=1)
for _ in range(3):
    t = time.process_time(); p, C = curve_fit(f, x, y, [1, 1, 0, 0], jac=J); t = time.process_time() - t
    print(f"SciPy: {t:.2f} s, {p} ± {np.sqrt(np.diag(C))}")
`;

const run = async (): Promise<void> => {
  console.log(machine());
  for (let k = 0; k < 3; k++) {
    const before = process.memoryUsage().arrayBuffers;
    const since = process.cpuUsage().user;
    const { parameters, evaluations } = await fit("y = a*exp(-b*x) + c + d*x", { x, y }, { start: { a: 1, b: 1, c: 0, d: 0 } });
    const seconds = (process.cpuUsage().user - since) / 1e6;
    const megabytes = (process.memoryUsage().arrayBuffers - before) / 1e6;
    console.log(`@gradkit/fit: ${seconds.toFixed(2)} s, ${evaluations} evaluations, ${megabytes.toFixed(1)} MB beside the data,`, Object.values(parameters).map(({ value, standardError }) => `${value.toPrecision(8)} ± ${standardError!.toPrecision(4)}`).join(", "));
  }
  const { stdout, status } = spawnSync("python3", ["-c", scipy], { encoding: "utf8" });
  console.log(status === 0 ? stdout.trim() : "There is no SciPy here.");
};
void run();
