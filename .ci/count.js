// Counts what ran: every test of vitest's reports, every step of pack-smoke, every other task that turbo executed. Names what failed.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { stripVTControlCharacters } from "node:util";

const [reports = "", ...exits] = process.argv.slice(2);
const read = (file) => JSON.parse(readFileSync(file, "utf8"));
const files = (folder, pattern) => (existsSync(folder) ? readdirSync(folder).filter((file) => pattern.test(file)).map((file) => read(join(folder, file))) : []);

/** `passed` counts; `failed` are lines, each of which names what failed and says why. */
const ofTests = ({ numPassedTests, testResults }) => {
  const failed = testResults.flatMap(({ name, status, message, assertionResults }) => {
    const tests = assertionResults.filter((test) => test.status === "failed").map(({ fullName, failureMessages }) => [fullName, ...failureMessages]);
    const all = tests.length === 0 && status === "failed" ? [["", message]] : tests;
    return all.map(([test, ...why]) => `${relative(".", name)} ${test}\n${why.join("\n")}`);
  });
  return { passed: numPassedTests, failed };
};
const ofTasks = ({ tasks }) => {
  const ran = tasks.filter(({ task, execution }) => execution && task !== "pack-smoke").map(({ taskId, execution }) => [taskId, execution.exitCode]);
  return { passed: ran.filter(([, exit]) => exit === 0).length, failed: ran.filter(([, exit]) => exit !== 0).map(([task, exit]) => `${task} (exit code ${exit})`) };
};

const parts = {
  tests: files(reports, /^unit\.json$/).map(ofTests),
  "slow tests": files(reports, /^slow\.json$/).map(ofTests),
  "pack-smoke steps": files(reports, /^pack-smoke-.*\.json$/),
  "builds and checks": files(".turbo/runs", /\.json$/).map(ofTasks),
};
const all = Object.values(parts).flat();
const passed = (counts) => counts.reduce((total, count) => total + count.passed, 0);
const failed = (counts) => counts.flatMap((count) => count.failed);

const beginning = (text) => stripVTControlCharacters(text).split("\n").slice(0, 30).join("\n  ");
for (const what of failed(all)) console.log(`\nFAILED ${beginning(what)}`);

console.log("");
for (const [name, counts] of Object.entries(parts)) console.log(`${name}: ${passed(counts)} passed, ${failed(counts).length} failed`);
const stopped = exits.some((code) => code !== "0") || parts.tests.length === 0;
const failures = Math.max(failed(all).length, stopped ? 1 : 0);
if (stopped && failed(all).length === 0) console.log(`stopped: npm test and npm run test:slow ended with ${exits.join(" and ")}`);
console.log(`${passed(all)} passed, ${failures} failed`);
process.exitCode = failures === 0 ? 0 : 1;
