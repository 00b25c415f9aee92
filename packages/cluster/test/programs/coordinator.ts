import { writeFileSync } from "node:fs";
import { sweep } from "@gradkit/optimizer";
import { toExactText } from "../../src/exact-text.js";
import { cluster, journaled, readTasks } from "../../src/index.js";

const { connection, file, journal, out } = JSON.parse(process.argv[2]!) as Readonly<Record<"connection" | "file" | "journal" | "out", string>>;
const engine = cluster({ connection, log: () => undefined });
const tasks = await readTasks(file);
console.log("begun");
writeFileSync(out, toExactText(await sweep(tasks, journaled(journal, engine))));
await engine.close();
