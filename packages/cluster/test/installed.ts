import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { redisServer, startServer } from "./redis-server.js";

const program = `
import { square, sub } from "@gradkit/autodiff";
import { cluster, work } from "@gradkit/cluster";
import { minimizeTask, sweep } from "@gradkit/optimizer";

const connection = process.argv[2];
const worker = work({ connection, pool: 2 });
const engine = cluster({ connection });
const ends = await sweep([1, 2, 3].map((start) => minimizeTask((x) => square(sub(x, 5)), start).task), engine);
await engine.close();
await worker.close();
console.log(ends.map(({ run }) => run?.best.x[0]).join());
`;

/** What users do with the installed package beside its README: a worker with its own thread, where there is a Redis. */
export const installed: Readonly<Record<string, (folder: string) => Promise<void>>> = redisServer
  ? {
      "a worker": async (folder) => {
        writeFileSync(join(folder, "sweep.js"), program);
        const server = await startServer();
        try {
          const { stdout } = await promisify(execFile)(process.execPath, ["sweep.js", server.url], { cwd: folder, timeout: 60_000 });
          if (stdout.trim() !== "5,5,5") throw new Error(`a sweep over the installed package gives ${stdout}`);
        } finally {
          await server.remove();
        }
      },
    }
  : {};
