import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo, type Server as NetServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findRedis } from "@repo/workspace";

/** Where redis-server is; undefined, said aloud, where there is none. */
export const redisServer = findRedis("the tests of @gradkit/cluster that need one are left out");

/** A server of the test's own, on a free port of the loopback interface, in a folder of its own. */
export interface Server {
  readonly url: string;
  readonly port: number;
  /** Where it speaks TLS, if it has a certificate. */
  readonly tlsPort: number;
  /** Starts it again, with what its append-only file has. */
  readonly start: () => Promise<void>;
  /** Ends it at once, as a power failure would. */
  readonly kill: () => Promise<void>;
  /** Stands still, and goes on. */
  readonly signal: (signal: "SIGSTOP" | "SIGCONT") => void;
  readonly remove: () => Promise<void>;
}

const listening = (): Promise<NetServer> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => resolve(probe));
  });

/** Two ports that were free at once. */
const freePorts = async (): Promise<readonly [number, number]> => {
  const probes = [await listening(), await listening()] as const;
  const [port, tlsPort] = probes.map((probe) => (probe.address() as AddressInfo).port) as [number, number];
  await Promise.all(probes.map((probe) => new Promise((resolve) => probe.close(resolve))));
  return [port, tlsPort];
};

/** Whether a server listens, once it does: false where another has taken its port in the meantime. */
const isReady = (child: ChildProcess): Promise<boolean> =>
  new Promise((resolve, reject) => {
    let said = "";
    child.stdout!.on("data", (chunk: Buffer) => (said += String(chunk)).includes("Ready to accept connections") && resolve(true));
    child.once("exit", () => (said.includes("Address already in use") ? resolve(false) : reject(new Error(`the server ended: ${said}`))));
  });

export const startServer = async (more: readonly string[] = []): Promise<Server> => {
  const folder = mkdtempSync(join(tmpdir(), "gradkit-redis-"));
  let child: ChildProcess | undefined;
  const kill = async (): Promise<void> => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child!.once("exit", resolve));
    child.kill("SIGKILL");
    await gone;
  };
  const listens = (port: number, tlsPort: number): Promise<boolean> => {
    const secured = more.includes("--tls-cert-file") ? ["--tls-port", String(tlsPort)] : [];
    child = spawn(redisServer!, ["--port", String(port), "--bind", "127.0.0.1", "--dir", folder, "--appendonly", "yes", "--appendfsync", "always", "--save", "", ...secured, ...more], { stdio: ["ignore", "pipe", "ignore"] });
    return isReady(child);
  };
  let [port, tlsPort] = await freePorts();
  while (!(await listens(port, tlsPort))) [port, tlsPort] = await freePorts();
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    tlsPort,
    start: async () => {
      while (!(await listens(port, tlsPort)));
    },
    kill,
    signal: (signal) => void child?.kill(signal),
    remove: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
