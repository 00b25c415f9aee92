import { spawn } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { strict as assert } from "node:assert";
import { commands } from "../src/commands.js";

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts the program as it is installed in a folder; `interrupt` sends what Ctrl-C does. */
const started = (folder: string, argv: readonly string[], stdin = "") => {
  const child = spawn(process.execPath, [join(folder, "node_modules/gradkit/dist/main.js"), ...argv], { cwd: folder, env: { ...process.env, LANG: "C.UTF-8" } });
  const texts = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (texts.out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (texts.err += text));
  child.stdin.on("error", () => undefined).end(stdin);
  const ended = new Promise<Ended>((resolve) => child.on("close", (code) => resolve({ code, ...texts })));
  return { ended, interrupt: () => child.kill("SIGINT") };
};

const ran = (folder: string, argv: readonly string[], stdin?: string): Promise<Ended> => started(folder, argv, stdin).ended;

const decay = `t;y\r\n${Array.from({ length: 30 }, (_, k) => `${k / 6};${2.5 * Math.exp((-1.3 * k) / 6) + 0.5 + 0.01 * Math.sin(k * k)}`).join("\r\n").replaceAll(".", ",")}\r\n`;
const fitted = ["--model", "a*exp(-b*t)+c", "--start", "1,1,1"];

/** One line of each command, and what it must print. */
const lines: Readonly<Record<string, readonly [argv: readonly string[], out: RegExp]>> = {
  fit: [["fit", "-", ...fitted, "--no-plot", "--md"], /b .*1\.3/],
  minimize: [["minimize", "(x - 2)^2", "--start", "0", "--json"], /"x": \{"x":2\}/],
  grad: [["grad", "x^2"], /^2\*x\n$/],
  jacobian: [["jacobian", "x*y", "x"], /^\[y {2}x\]\n\[1 {2}0\]\n$/],
  hessian: [["hessian", "x^3"], /^\[6\*x\]\n$/],
  taylor: [["taylor", "x*sin(y)", "--degree", "2"], /^x\*y\n$/],
  matgrad: [["matgrad", "x'*B*x", "--wrt", "x"], /^x'\*\(B \+ B'\)\n$/],
  shape: [["shape", "A*B", "--shape", "A=2,3", "--shape", "B=3,4"], /^2×4\n$/],
  check: [["check", "loss.mjs", "--at", "3"], / ok\n$/],
};

/** Those that need a package of their own. */
const needy = ["sweep", "worker"];

/** What somebody does who has installed the command line into an empty folder. */
export const installed: Readonly<Record<string, (folder: string) => Promise<unknown>>> = {
  "every command": async (folder) => {
    writeFileSync(join(folder, "loss.mjs"), "export default ([x]) => x.square();\n");
    assert.deepEqual([...Object.keys(lines), ...needy], Object.keys(commands));
    const ends = await Promise.all(Object.values(lines).map(([argv]) => ran(folder, argv, decay)));
    for (const [k, [argv, out]] of Object.values(lines).entries()) {
      assert.equal(ends[k]!.code, 0, `${argv.join(" ")}: ${ends[k]!.err}`);
      assert.match(ends[k]!.out, out);
      assert.equal(ends[k]!.err, "");
    }
  },
  "what is not installed is asked for": async (folder) => {
    writeFileSync(join(folder, "tasks.jsonl"), '{"minimize": "(x-1)^2", "start": {"x": 3}}\n');
    for (const argv of [["sweep", "tasks.jsonl"], ["worker", "--redis", "redis://localhost"]]) {
      const { code, err } = await ran(folder, argv);
      assert.deepEqual([code, err], [2, `error ${argv[0]}: needs @gradkit/cluster, which is not installed. Did you mean npm install @gradkit/cluster (with -g, where gradkit is global)?\n`]);
    }
  },
  "a worker gives the same bits": async (folder) => {
    writeFileSync(join(folder, "decay.csv"), decay);
    const { code, out } = await ran(folder, ["fit", "decay.csv", ...fitted, "--json"]);
    const { fit } = await import("@gradkit/fit");
    const rows = decay.trim().split("\r\n").slice(1).map((line) => line.replaceAll(",", ".").split(";").map(Number));
    const here = await fit("y = a*exp(-b*t)+c", { t: rows.map(([t]) => t!), y: rows.map(([, y]) => y!) }, { start: { a: 1, b: 1, c: 1 } });
    assert.equal(code, 0);
    assert.deepEqual((JSON.parse(out) as { parameters: unknown }).parameters, JSON.parse(JSON.stringify(here.parameters)));
    const shared = await Promise.all(["0", "1", "3"].map((workers) => ran(folder, ["fit", "decay.csv", "--model", "a*exp(-b*t)+c", "--multistart", "8", "--json", "--workers", workers])));
    const [alone, one, three] = shared.map((end) => ({ ...(JSON.parse(end.out) as object), seconds: 0 }));
    assert.deepEqual(one, alone);
    assert.deepEqual(three, alone);
  },
  "Ctrl-C prints the best so far": async (folder) => {
    const file = join(folder, "decay.fit");
    const { ended, interrupt } = started(folder, ["fit", "-", ...fitted, "--multistart", "10000000", "--checkpoint", file, "--no-plot"], decay);
    for (let k = 0; k < 200 && !existsSync(file); k++) await wait(50);
    interrupt();
    const { code, out } = await ended;
    assert.equal(code, 130);
    assert.match(out, /\na .*\nb .*\nc /);
  },
  "a closed pipe is no error": async (folder) => {
    const child = spawn("sh", ["-c", `${process.execPath} node_modules/gradkit/dist/main.js grad x^2 | true`], { cwd: folder });
    let err = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
    await new Promise((resolve) => child.on("close", resolve));
    assert.equal(err, "");
  },
  "a full disk is an error of its own": async (folder) => {
    if (!existsSync("/dev/full")) return;
    const child = spawn("sh", ["-c", `${process.execPath} node_modules/gradkit/dist/main.js grad x^2 > /dev/full`], { cwd: folder });
    let err = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
    const code = await new Promise((resolve) => child.on("close", resolve));
    assert.deepEqual([code, err], [2, "error output: cannot write standard output, got ENOSPC: no space left on device\n"]);
  },
  "the certified problems": async (folder) => {
    const { code, out } = await ran(folder, ["fit", "--nist"]);
    assert.equal(code, 0, out);
    assert.match(out, /\n54 of 54 agree/);
  },
};
