// Counts what ran: every test of vitest's reports, every step of pack-smoke, every other task that turbo executed.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const [reports = "", ...exits] = process.argv.slice(2);
const read = (file) => JSON.parse(readFileSync(file, "utf8"));
const files = (folder, pattern) => (existsSync(folder) ? readdirSync(folder).filter((file) => pattern.test(file)).map((file) => read(join(folder, file))) : []);

const ofTests = ({ numPassedTests, numFailedTests, testResults }) => {
  const broken = testResults.filter(({ status, assertionResults }) => status === "failed" && !assertionResults.some((test) => test.status === "failed"));
  return { passed: numPassedTests, failed: numFailedTests + broken.length };
};
const ofTasks = ({ tasks }) => {
  const ran = tasks.filter(({ task, execution }) => execution && task !== "pack-smoke").map(({ taskId, execution }) => [taskId, execution.exitCode]);
  return { passed: ran.filter(([, exit]) => exit === 0).length, failed: ran.filter(([, exit]) => exit !== 0).length };
};

const parts = {
  tests: files(reports, /^unit\.json$/).map(ofTests),
  "slow tests": files(reports, /^slow\.json$/).map(ofTests),
  "pack-smoke steps": files(reports, /^pack-smoke-.*\.json$/),
  "builds and checks": files(".turbo/runs", /\.json$/).map(ofTasks),
};
const sum = (counts, key) => counts.reduce((total, count) => total + count[key], 0);

console.log("");
for (const [name, counts] of Object.entries(parts)) console.log(`${name}: ${sum(counts, "passed")} passed, ${sum(counts, "failed")} failed`);
const all = Object.values(parts).flat();
const passed = sum(all, "passed");
const stopped = exits.some((code) => code !== "0") || parts.tests.length === 0;
const failed = Math.max(sum(all, "failed"), stopped ? 1 : 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
