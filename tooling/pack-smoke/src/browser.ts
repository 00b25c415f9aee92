import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { chromium, type Page } from "playwright";
import { build } from "vite";
import { browserArgs } from "@repo/workspace";

const page = '<!doctype html><link rel="icon" href="data:,"><script type="module" src="/program.js"></script>';
const types: Readonly<Record<string, string>> = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm" };
const policy = "default-src 'self'; img-src data:; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'";

/** Bundles `program.js` of the folder into `dist/`, as an app does. */
export async function bundle(folder: string): Promise<void> {
  await writeFile(join(folder, "index.html"), page);
  await build({ root: folder, configFile: false, logLevel: "error", build: { target: "es2022" } });
}

/** Serves a folder under a strict Content-Security-Policy. */
async function serve(folder: string) {
  const server = createServer(({ url = "/" }, response) => {
    const path = normalize(new URL(url, "http://localhost").pathname);
    readFile(join(folder, path === "/" ? "index.html" : path)).then(
      (body) => response.writeHead(200, { "content-type": types[extname(path) || ".html"] ?? "", "content-security-policy": policy }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => server.close() };
}

/** Milliseconds that a program may take. */
const patience = 60_000;

/** How many results the page's program compared, once it has. It is asked from here: waitForFunction would evaluate text in the page, which the policy refuses from its second look on. */
async function compared(tab: Page): Promise<number> {
  for (const start = performance.now(); performance.now() - start < patience; await wait(20)) {
    const results = await tab.evaluate(() => (globalThis as { smoke?: number }).smoke);
    if (results !== undefined) return results;
  }
  throw new Error(`the program has not ended within ${patience / 1000} s`);
}

/** Runs the bundle in Chromium, and gives how many results it compared. */
export async function runInBrowser(folder: string, executablePath: string): Promise<number> {
  const server = await serve(join(folder, "dist"));
  const browser = await chromium.launch({ executablePath, args: [...browserArgs] });
  try {
    const tab = await browser.newPage();
    const failed = new Promise<never>((_, reject) => {
      tab.on("pageerror", reject);
      tab.on("console", (message) => message.type() === "error" && reject(new Error(message.text())));
    });
    return await Promise.race([failed, tab.goto(server.url).then(async () => compared(tab))]);
  } finally {
    await browser.close();
    server.close();
  }
}
