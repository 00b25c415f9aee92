import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { add, mul, square, sub, type Tensor } from "@gradkit/autodiff";
import { describe, expect, it } from "vitest";
import { adam, fileStore, minimize } from "../../src/index.js";
import { builtWorker } from "../worker/built.js";

const rosenbrock = ([x, y]: Tensor[]) => add(square(sub(1, x!)), mul(100, square(sub(y!, square(x!)))));
const start = [-1.2, 1];
const method = adam({ rate: 0.01 });
const path = (): string => join(mkdtempSync(join(tmpdir(), "gradkit-checkpoint-")), "run");

describe("a checkpoint in a file", () => {
  it("is whole, or not there, whenever its process is killed, and goes on with the same bits (fault 30)", async () => {
    const program = await builtWorker(`
      import { square, sub, mul, add } from "@gradkit/autodiff";
      import { adam, fileStore, minimize } from "./src/index.ts";
      const f = ([x, y]) => add(square(sub(1, x)), mul(100, square(sub(y, square(x)))));
      console.log("started");
      await minimize(f, [-1.2, 1], { method: adam({ rate: 0.01 }), stop: { steps: 1e7, gradient: 0 }, checkpoints: { store: fileStore(process.argv[2]), seconds: 0.002 } });
    `);
    const killed = async (milliseconds: number): Promise<string> => {
      const name = path();
      const child = spawn(process.execPath, [program, name], { stdio: ["ignore", "pipe", "inherit"] });
      await new Promise((resolve) => child.stdout.once("data", resolve));
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      child.kill("SIGKILL");
      await new Promise((resolve) => child.once("exit", resolve));
      return name;
    };
    const names = (await Promise.all([0, 1, 2, 3].map(async (batch) => {
      const done: string[] = [];
      for (let k = 0; k < 15; k++) done.push(await killed(20 + 37 * ((5 * batch + 7 * k) % 15)));
      return done;
    }))).flat();
    const found = await Promise.all(names.map((name) => fileStore(name).load()));
    const present = names.map((name) => readdirSync(join(name, "..")).some((file) => file === "run" || file === "run.previous"));
    expect(found.map((checkpoint) => checkpoint !== undefined)).toEqual(present);
    const last = found.findLast((checkpoint) => checkpoint !== undefined)!;
    const { steps } = (last.state as { method: { steps: number } }).method;
    const stop = { steps: steps + 100, gradient: 0 };
    const [resumed, whole] = [await minimize(rosenbrock, start, { method, stop, resume: last }), await minimize(rosenbrock, start, { method, stop })];
    expect(resumed.x).toEqual(whole.x);
  });
});
