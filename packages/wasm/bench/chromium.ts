/** A benchmark that needs nothing of Node, in Chromium, whose path is $CHROMIUM or the usual one: npm run bench -- packages/wasm/bench/chromium.ts relaxed */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { machine } from "@repo/bench";

const quiet = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-quic"];
const large = { maxBuffer: 2 ** 28, stdio: ["ignore", "pipe", "ignore"] as ["ignore", "pipe", "ignore"] };

const folder = mkdtempSync(join(tmpdir(), "bench-"));
try {
  const code = execFileSync("node_modules/.bin/esbuild", [`packages/wasm/bench/${process.argv[2]!}.ts`, "--bundle", "--format=iife", "--charset=utf8", "--conditions=@gradkit/source"], large).toString();
  // The page is shown, as text, once its script has run.
  const page = `<!doctype html><meta charset="utf-8"><pre></pre><script>console.log = (line) => document.querySelector("pre").append(line + "\\n")</script><script>${code.replaceAll("</script", "<\\/script")}</script>`;
  writeFileSync(join(folder, "page.html"), page);
  const shown = execFileSync(process.env["CHROMIUM"] ?? "/usr/bin/chromium", [...quiet, `--user-data-dir=${folder}`, "--dump-dom", `file://${join(folder, "page.html")}`], large).toString();
  console.log(`${machine()}\n\n${/<pre>([^]*?)<\/pre>/.exec(shown)?.[1] ?? shown}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
