import { describe, expect, it } from "vitest";
import { respond, type Message } from "../src/respond.js";
import { session, toolIn, type Evaluation } from "../src/session.js";

/** An eval that asks for two squares and is content with 9 alone. */
const script = `
  const messages = [{ kind: "start" }, { kind: "define", module: "hello" }];
  const ask = (input) => ({ kind: "evaluate", module: "hello", function: "square", input, description: "of " + input });
  let id = 0;
  const send = (message) => console.log(JSON.stringify({ id: id++, ...message }));
  const plan = [...messages, ask(3), ask(4)];
  send(plan.shift());
  require("node:readline").createInterface({ input: process.stdin }).on("line", (line) => {
    const { id: of, output } = JSON.parse(line);
    if (output !== undefined) return send({ kind: "analysis", of, valid: output === 9, ...(output === 9 ? {} : { error: "not 9" }) });
    if (plan.length === 0) return process.exit(0);
    send(plan.shift());
  });
`;

const judge = { program: process.execPath, args: ["-e", script] };

describe("session", () => {
  it("carries the messages of an eval to a tool and back, and reports how each evaluation was judged", async () => {
    const found: Evaluation[] = [];
    const { code } = await session(judge, (line) => Promise.resolve(JSON.stringify(respond(JSON.parse(line) as Message))), (evaluation) => void found.push(evaluation));
    expect(code).toBe(0);
    expect(found.map(({ description, valid, error, runs }) => ({ description, valid, error, runs }))).toEqual([
      { description: "of 3", valid: true, error: undefined, runs: 1 },
      { description: "of 4", valid: false, error: "not 9", runs: 1 },
    ]);
  });

  it("reports a tool that fails", async () => {
    const found: Evaluation[] = [];
    const failing = (line: string): Promise<string> => Promise.resolve(JSON.stringify({ id: (JSON.parse(line) as Message).id, success: false, error: "no" }));
    await session(judge, failing, (evaluation) => void found.push(evaluation));
    expect(found.map(({ valid, error }) => ({ valid, error }))).toEqual([{ valid: false, error: "no" }, { valid: false, error: "no" }]);
  });

  it("talks to a tool in a process of its own, and is told when that ends", async () => {
    const { answer, end } = toolIn({ program: process.execPath, args: ["-e", "process.stdin.once('data', (d) => { process.stdout.write(d); process.exit(0); })"] });
    await expect(answer('{"id":1}')).resolves.toBe('{"id":1}');
    const late = answer("{}");
    end();
    await expect(late).rejects.toThrow("the tool ended without an answer");
  });
});
