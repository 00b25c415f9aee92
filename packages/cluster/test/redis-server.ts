import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findRedis } from "@repo/workspace";
import { Redis } from "ioredis";

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

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

export const startServer = async (more: readonly string[] = []): Promise<Server> => {
  const folder = mkdtempSync(join(tmpdir(), "gradkit-redis-"));
  const [port, tlsPort] = [await freePort(), await freePort()];
  const secured = more.includes("--tls-cert-file") ? ["--tls-port", String(tlsPort)] : [];
  const url = `redis://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  const kill = async (): Promise<void> => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child!.once("exit", resolve));
    child.kill("SIGKILL");
    await gone;
  };
  const start = async (): Promise<void> => {
    child = spawn(redisServer!, ["--port", String(port), "--bind", "127.0.0.1", "--dir", folder, "--appendonly", "yes", "--appendfsync", "always", "--save", "", ...secured, ...more], { stdio: "ignore" });
    const probe = new Redis(url, { retryStrategy: () => 20, maxRetriesPerRequest: null });
    probe.on("error", () => undefined);
    // Without a password a server that wants one answers too.
    await probe.ping().catch(() => undefined);
    probe.disconnect();
  };
  await start();
  return {
    url,
    port,
    tlsPort,
    start,
    kill,
    signal: (signal) => void child?.kill(signal),
    remove: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
