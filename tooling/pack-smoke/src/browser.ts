import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { chromium } from "playwright";
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
    await tab.goto(server.url);
    const compared = await Promise.race([failed, tab.waitForFunction("globalThis.smoke !== undefined && [globalThis.smoke]")]);
    const [results] = (await compared.jsonValue()) as [number];
    return results;
  } finally {
    await browser.close();
    server.close();
  }
}
