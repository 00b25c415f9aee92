import { wholeNumber } from "../arguments/whole-number.js";
import { connectionOptions } from "../cluster/connection-options.js";
import { loadCluster } from "../cluster/load-cluster.js";
import { command as described } from "../command.js";
import { error } from "../errors.js";
import type { ExitCode } from "../exit-code.js";

export const command = described({
  takes: "",
  counts: [0, 0],
  about: "Works on the tasks of a queue in Redis, each in a thread of its own, until it is told to end: then it hands back what it has begun, and another goes on from there. Needs @gradkit/cluster.",
  options: {
    ...connectionOptions,
    pool: { value: "n", says: "so many tasks at once; as many as there are processors unless given" },
  },
  examples: ["worker --redis redis://localhost", "worker --redis redis://10.0.0.5:6379 --pool 8", "worker --redis rediss://redis.example:6380 --queue nightly"],
  run: async (given, { env, err, interruptible }): Promise<ExitCode> => {
    const connection = given.one("redis") ?? env.GRADKIT_REDIS;
    if (connection === undefined) throw error("cli/option-value", { call: "worker", option: "--redis", rule: "is needed", example: "--redis redis://localhost" });
    const pool = given.has("pool") ? { pool: wholeNumber("--pool", given.one("pool"), 1, 1) } : {};
    const queue = given.one("queue");
    const { work } = await loadCluster("worker");
    const signal = interruptible();
    const working = work({ connection, ...pool, ...(queue !== undefined && { queue }), ...(!given.has("quiet") && { log: (line) => err(`${line}\n`) }) });
    signal.addEventListener("abort", () => void working.close(), { once: true });
    await working.ready;
    await working.closed;
    return 0;
  },
});
