import { createServer, type AddressInfo } from "node:net";
import { sweep } from "@gradkit/optimizer";
import { isGradkitError } from "@gradkit/shapes";
import { describe, expect, it, vi } from "vitest";
import { cluster, work } from "../../src/index.js";
import { bits, tasksOf } from "../tasks.js";

const thrown = (call: () => unknown): string => {
  try {
    call();
  } catch (e) {
    return isGradkitError(e) ? `${e.code}: ${e.message}` : String(e);
  }
  return "nothing was thrown";
};

describe("connection", () => {
  const meant = "Did you mean redis://localhost:6379, or rediss://user:password@host:6380?";
  it.each([
    ["localhost:6379", "localhost:6379"],
    ["http://localhost", "http://localhost"],
    ["redis://", "redis://"],
    ["", ""],
    ["https://me:secret@host", "https://…@host"],
    ["redis//me:secret@host", "redis//…@host"],
    [5, "number"],
  ])("refuses %j, and shows no password", (connection, shown) => {
    expect(thrown(() => cluster({ connection: connection as string }))).toBe(`cluster/connection: cluster: \`connection\` must be a URL of Redis, got ${shown}. ${meant}`);
    expect(thrown(() => work({ connection: connection as string }))).toBe(`cluster/connection: work: \`connection\` must be a URL of Redis, got ${shown}. ${meant}`);
  });

  it("is told of where nobody answers, without the password, and tasks fail by that", async () => {
    // A server that hangs up.
    const rude = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => rude.listen(0, "127.0.0.1", resolve));
    const { port } = rude.address() as AddressInfo;
    const said: string[] = [];
    const engine = cluster({ connection: `redis://me:secret@127.0.0.1:${port}`, log: (line) => said.push(line) });
    const ends = sweep(tasksOf(1, 5), engine);
    await vi.waitUntil(() => said.length > 0, { timeout: 9000 });
    await engine.close();
    rude.close();
    expect([bits(await ends), said.join().includes("secret"), said[0]]).toEqual([["GradkitError: cluster: it must be open, got a task after close()"], false, expect.stringContaining(`redis://127.0.0.1:${port} does not answer yet: `)]);
  });
});

describe("options", () => {
  it.each([
    ["cluster's size", () => cluster({ connection: "redis://localhost", size: 0 }), "cluster/option: cluster: `size` must be a whole number, 1 or more, got 0"],
    ["cluster's keep", () => cluster({ connection: "redis://localhost", keep: 1.5 }), "cluster/option: cluster: `keep` must be a whole number, 1 or more, got 1.5"],
    ["work's pool", () => work({ connection: "redis://localhost", pool: NaN }), "cluster/option: work: `pool` must be a whole number, 1 or more, got NaN"],
    ["work's lock", () => work({ connection: "redis://localhost", lock: 0 }), "cluster/option: work: `lock` must be a number, 0.1 or more, got 0"],
    ["work's drain", () => work({ connection: "redis://localhost", drain: -1 }), "cluster/option: work: `drain` must be a number, 0 or more, got -1"],
  ])("refuses %s", (_, call, says) => expect(thrown(call)).toBe(says));
});
