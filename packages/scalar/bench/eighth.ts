/**
 * Repeated derivatives of exp(sin(x^2))*log(1 + x^2): size and time of each order up to 8, in one process per library with a limit of 60 s.
 *
 * npm run bench packages/scalar/bench/eighth.ts
 */
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { machine } from "@repo/bench";
import { boxed, peers } from "./peers.js";

const source = "exp(sin(x^2))*log(1 + x^2)";

const run = (name: string): void => {
  const peer = peers.find((one) => one.name === name)!;
  let formula = name === "compute-engine" ? boxed(source) : peer.parse(peer.dialect(source));
  const start = performance.now();
  for (let order = 1; order <= 8; order++) {
    formula = peer.derivative(formula, "x");
    process.send!({ order, milliseconds: performance.now() - start, characters: peer.text(formula).length });
  }
};

const [, , asked] = process.argv;
if (asked) run(asked);
else {
  console.log(`${machine()}\n`);
  for (const { name } of peers) {
    await new Promise<void>((resolve) => {
      const child = fork(fileURLToPath(import.meta.url), [name], { stdio: ["ignore", "ignore", "ignore", "ipc"] });
      const timer = setTimeout(() => child.kill("SIGKILL"), 60_000);
      let last = "none";
      child.on("message", ({ order, milliseconds, characters }: { order: number; milliseconds: number; characters: number }) => {
        last = `order ${order}: ${milliseconds.toFixed(0)} ms, ${characters} characters`;
        if (order === 8) child.kill();
      });
      child.on("exit", () => {
        clearTimeout(timer);
        console.log(`  ${name.padEnd(24)}${last}`);
        resolve();
      });
    });
  }
}
