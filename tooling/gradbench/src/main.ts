/** The tool: a message of GradBench's protocol a line on standard input, a response a line on standard output. */
import { createInterface } from "node:readline";
import { respond, type Message } from "./respond.js";

// Long inputs are long lines, and the answers too.
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) if (line !== "") process.stdout.write(`${JSON.stringify(respond(JSON.parse(line) as Message))}\n`);
