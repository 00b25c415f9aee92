import { square, sub, type Tensor } from "@gradkit/autodiff";
import { gradientDescent, minimizeTask, sweep } from "@gradkit/optimizer";
import { cluster } from "../../src/index.js";

/** Many small tasks, and after each thousand what this process holds. */
const { connection, thousands } = JSON.parse(process.argv[2]!) as { readonly connection: string; readonly thousands: number };
const engine = cluster({ connection });
const options = { method: gradientDescent({ rate: 0.1 }), stop: { steps: 3 } };
for (let k = 0; k < thousands; k++) {
  const ends = await sweep(Array.from({ length: 1000 }, (_, i) => minimizeTask((x: Tensor) => square(sub(x, 1)), 1000 * k + i, options).task), engine);
  if (ends.some((end) => !("run" in end))) throw new Error("a task failed");
  globalThis.gc!();
  console.log(`held ${process.memoryUsage().heapUsed}`);
}
await engine.close();
