import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { pool } from "@gradkit/optimizer";
import { inline } from "@gradkit/optimizer/worker";
import { formatOf } from "../arguments/format-of.js";
import { wholeNumber } from "../arguments/whole-number.js";
import { connectionOptions } from "../cluster/connection-options.js";
import { loadCluster } from "../cluster/load-cluster.js";
import { command as described } from "../command.js";
import { createWorker } from "../create-worker.js";
import { error } from "../errors.js";
import { digits } from "../output/digits.js";
import { json } from "../output/json.js";
import { progressLine } from "../output/progress-line.js";
import { table } from "../output/table.js";

export const command = described({
  takes: "<tasks.jsonl>",
  counts: [1, 1],
  about: "Does the tasks of a file, one a line, on workers of this machine or, with --redis, of others; their ends in the order of the file. A line: {\"minimize\": \"(x-1)^2\", \"start\": {\"x\": 3}}. Needs @gradkit/cluster.",
  options: {
    ...connectionOptions,
    workers: { value: "n", says: "without --redis, so many here; as many as there are processors unless given" },
    journal: { value: "file", says: "keeps what is done: the same line goes on where a killed one was" },
  },
  examples: ["sweep tasks.jsonl", "sweep tasks.jsonl --redis redis://10.0.0.5 --journal sweep.journal", "sweep tasks.jsonl --json > ends.json"],
  run: async (given, io) => {
    const [file] = given.positionals as [string];
    const connection = given.one("redis") ?? io.env.GRADKIT_REDIS;
    const [queue, journal] = [given.one("queue"), given.one("journal")];
    const size = wholeNumber("--workers", given.one("workers"), availableParallelism(), 1);
    if (!existsSync(file)) throw error("cli/data-file", { file, reason: "no such file" });
    const { cluster, sweepFile } = await loadCluster("sweep");
    const signal = io.interruptible();
    const line = progressLine(io, given.has("quiet"));
    const remote = connection === undefined ? undefined : cluster({ connection, ...(queue !== undefined && { queue }), log: (text) => io.err(`${text}\n`) });
    try {
      const on = remote ?? (io.on === "inline" ? inline() : pool({ size, create: createWorker("optimizer") }));
      const ends = await sweepFile(file, { on, signal, ...(journal !== undefined && { journal }), progress: (index, { steps, best }) => line.show(`task ${index}, step ${steps}, value ${digits(best)}`) });
      const failed = ends.filter((end) => "error" in end).length;
      if (formatOf(given) === "json") io.out(json("sweep", { ok: failed === 0, ends }));
      else {
        const titles = [{ title: "", isNumber: true }, { title: "end" }, { title: "value", isNumber: true }, { title: "at" }];
        io.out(table(titles, ends.map((end) => ("error" in end ? [String(end.index), "error", "–", end.error.message.split("\n")[0]!] : [String(end.index), end.status, digits(end.value, 8), Object.entries(end.x).map(([name, x]) => `${name} = ${digits(x)}`).join(", ")]))));
      }
      return signal.aborted ? 130 : failed === 0 ? 0 : 1;
    } finally {
      line.end();
      await remote?.close();
    }
  },
});
