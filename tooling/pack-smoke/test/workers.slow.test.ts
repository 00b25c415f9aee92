import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { browserArgs, findBrowser, publishable, root, withDependencies } from "@repo/workspace";
import { build as bundle } from "esbuild";
import { chromium, type Browser } from "playwright";
import { build, createServer as createVite, type ViteDevServer } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../src/shell.js";

const executablePath = findBrowser("workers in pages are not run");
const work = mkdtempSync(join(tmpdir(), "workers-"));
const user = join(work, "user");
const closing: (() => unknown)[] = [];
let browser: Browser;

/** What a page does with workers, and tells. */
const page = (on: string, more = "") => `
  import { add, mean, mul, square, sub } from "@gradkit/autodiff";
  import { adam, minimize, pool } from "@gradkit/optimizer";
  const f = ([x, y]) => add(square(sub(1, x)), mul(100, square(sub(y, square(x)))));
  const told = {};
  ${more}
  try {
    const options = { method: adam({ rate: 0.01 }), stop: { steps: 300, gradient: 0 } };
    const [here, there] = await Promise.all([minimize(f, [-1.2, 1], options), minimize(f, [-1.2, 1], { ...options, on: ${on} })]);
    told.same = JSON.stringify({ ...there, seconds: 0 }) === JSON.stringify({ ...here, seconds: 0 });
    told.isolated = crossOriginIsolated;
  } catch (e) {
    told.error = e.code + ": " + e.message;
  }
  globalThis.told = told;
`;
const ownWorker = `import { serveHere } from "@gradkit/optimizer/worker"; serveHere();`;
const own = `{ create: () => new Worker(new URL("./own-worker.js", import.meta.url), { type: "module" }) }`;
const shared = (on: string) => `
  const data = { y: Array.from({ length: 40 }, (_, i) => i) };
  const loss = (a, { y }) => mean(square(sub(y, a)));
  const [one, two] = await Promise.all([minimize(loss, 0, { data, chunks: { size: 7 } }), minimize(loss, 0, { data, chunks: { size: 7 }, on: pool({ size: 2, ...${on} }) })]);
  told.shared = JSON.stringify({ ...one, seconds: 0 }) === JSON.stringify({ ...two, seconds: 0 });
`;

beforeAll(async () => {
  execFileSync("npx", ["--yes", "pnpm@10.34.9", "exec", "turbo", "run", "build", "--filter=@gradkit/optimizer..."], { cwd: root, stdio: ["ignore", 2, 2] });
  const all = publishable();
  const member = all.find(({ manifest }) => manifest.name === "@gradkit/optimizer")!;
  const tarballs = join(work, "tarballs");
  for (const folder of [tarballs, user]) mkdirSync(folder);
  await Promise.all(withDependencies(member, all).map(async ({ dir }) => run("npx", ["--yes", "pnpm@10.34.9", "pack", "--pack-destination", tarballs], dir)));
  writeFileSync(join(user, "package.json"), '{ "private": true, "type": "module" }');
  await run("npm", ["install", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error", ...readdirSync(tarballs).map((file) => join(tarballs, file))], user);
  writeFileSync(join(user, "own-worker.js"), ownWorker);
  browser = await chromium.launch({ executablePath: executablePath!, args: [...browserArgs] });
}, 300_000);

afterAll(async () => {
  await browser?.close();
  for (const close of closing) await close();
  rmSync(work, { recursive: true, force: true });
});

const types: Readonly<Record<string, string>> = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm" };

/** Serves a folder, each answer with these headers. */
const serve = async (folder: string, headers: Readonly<Record<string, string>>): Promise<string> => {
  const server: Server = createServer(({ url = "/" }, response) => {
    const path = join(folder, normalize(new URL(url, "http://localhost").pathname));
    try {
      const body = readFileSync(path.endsWith("/") ? `${path}index.html` : path);
      response.writeHead(200, { "content-type": types[extname(path)] ?? "text/html", ...headers }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  closing.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
};

/** What a page at an address tells. */
const told = async (url: string, before?: string): Promise<unknown> => {
  const tab = await browser.newPage();
  const said: string[] = [];
  tab.on("console", (message) => said.push(message.text()));
  tab.on("pageerror", (error) => said.push(error.message));
  try {
    if (before) await tab.addInitScript(before);
    await tab.goto(url);
    for (let k = 0; k < 600; k++) {
      // Vite's dev server loads a page again where it finds dependencies late: a worker's are found late.
      const found = await tab.evaluate(() => (globalThis as { told?: unknown }).told).catch(() => undefined);
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return `nothing: ${said.join("\\n")}`;
  } finally {
    await tab.close();
  }
};

/** A folder of a page's own, in which packages are found. */
const folderOf = (name: string, files: Readonly<Record<string, string>>): string => {
  const folder = join(user, name);
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of Object.entries({ "index.html": '<!doctype html><link rel="icon" href="data:,"><script type="module" src="./page.js"></script>', ...files })) writeFileSync(join(folder, file), text);
  return folder;
};

const strict = { "content-security-policy": "default-src 'self'; img-src data:; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'" };
const isolated = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp", "cross-origin-resource-policy": "same-origin" };
const packages = ["autodiff", "optimizer", "scalar", "shapes", "taylor", "wasm"];
const fine = { same: true, shared: true };

describe.skipIf(!executablePath)("runs in workers have the bits of the page's own", () => {
  it.each([
    { title: "its own worker", name: "dev-own", on: own, files: { "own-worker.js": ownWorker } },
    { title: "this package's worker", name: "dev", on: '"worker"', files: {} },
    { title: "this package's worker, where it is not bundled before", name: "dev-excluded", on: '"worker"', files: {}, exclude: packages.map((name) => `@gradkit/${name}`) },
  ])("under Vite's dev server, with $title", async ({ name, on, files, exclude }) => {
    const folder = folderOf(name, { "page.js": page(on, shared(on === own ? own : "{}")), ...files });
    const vite: ViteDevServer = await createVite({ root: folder, configFile: false, logLevel: "silent", server: { port: 0, host: "127.0.0.1" }, cacheDir: join(folder, ".vite"), ...(exclude && { optimizeDeps: { exclude } }) });
    closing.push(() => vite.close());
    await vite.listen();
    expect(await told(`http://127.0.0.1:${(vite.httpServer!.address() as AddressInfo).port}/`)).toEqual({ ...fine, isolated: false });
  });

  it.each([
    { title: "a strict policy", headers: strict, isolated: false },
    { title: "a strict policy and isolation, which shares memory", headers: { ...strict, ...isolated }, isolated: true },
  ])("in a build of Vite, under $title", async ({ headers, isolated: is }) => {
    const folder = folderOf(`build-${is}`, { "page.js": page('"worker"', shared("{}")) });
    await build({ root: folder, configFile: false, logLevel: "silent", build: { target: "es2022" } });
    expect(await told(await serve(join(folder, "dist"), headers))).toEqual({ ...fine, isolated: is });
  });

  it("in a bundle of esbuild, with a worker of its own, under a strict policy", async () => {
    const folder = folderOf("esbuild", { "page.js": page(own, shared(own)), "own-worker.js": ownWorker });
    await bundle({ entryPoints: [join(folder, "page.js"), join(folder, "own-worker.js")], bundle: true, splitting: true, format: "esm", outdir: join(folder, "dist"), logLevel: "error" });
    writeFileSync(join(folder, "dist/index.html"), readFileSync(join(folder, "index.html")));
    expect(await told(await serve(join(folder, "dist"), strict))).toEqual({ ...fine, isolated: false });
  });

  const map = JSON.stringify({
    imports: {
      ...Object.fromEntries(packages.flatMap((name) => [[`@gradkit/${name}`, `/node_modules/@gradkit/${name}/dist/index.js`], ...["linalg", "series", "interpret"].map((part) => [`@gradkit/${name}/${part}`, `/node_modules/@gradkit/${name}/dist/${part}/index.js`])])),
      comlink: "/node_modules/comlink/dist/esm/comlink.mjs",
      "pure-rand/": "/node_modules/pure-rand/lib/esm/",
      "pure-rand/distribution/uniformInt": "/node_modules/pure-rand/lib/esm/distribution/uniformInt.js",
      "pure-rand/generator/xoroshiro128plus": "/node_modules/pure-rand/lib/esm/generator/xoroshiro128plus.js",
    },
  });
  const plain = `<!doctype html><link rel="icon" href="data:,"><script type="importmap">${map}</script><script type="module" src="./page.js"></script>`;

  it("in a plain page with an import map, which reaches no worker", async () => {
    folderOf("plain", { "page.js": page('"worker"', shared("{}")), "index.html": plain });
    expect(await told(`${await serve(user, {})}plain/`)).toEqual({ ...fine, isolated: false });
  });
});

describe.skipIf(!executablePath)("a page whose host has no workers for it", () => {
  const built = async (name: string, on: string, more = "") => {
    const folder = folderOf(name, { "page.js": page(on, more) });
    await build({ root: folder, configFile: false, logLevel: "silent", build: { target: "es2022" } });
    return join(folder, "dist");
  };
  const refusing = { "content-security-policy": "default-src 'self'; img-src data:; script-src 'self' 'wasm-unsafe-eval'; worker-src 'none'" };

  it("is told the directive of its policy, and goes on by itself where it asked for that (fault 18)", async () => {
    expect(await told(await serve(await built("refused", '"worker"'), refusing))).toEqual({ error: expect.stringMatching(/^optimizer\/worker-load: minimize: the worker could not be started: .*worker-src/) });
    expect(await told(await serve(await built("fallback", '{ fallback: "inline" }'), refusing))).toEqual({ same: true, isolated: false });
  });

  it("is told where there is no Worker at all", async () => {
    expect(await told(await serve(await built("absent", '"worker"'), {}), "delete globalThis.Worker;")).toEqual({ error: expect.stringMatching(/^optimizer\/worker-load: minimize: the worker could not be started: Worker is not defined/) });
  });

  it("is told which directive refuses a module, here and in the worker", async () => {
    const url = await serve(work, { "access-control-allow-origin": "*" });
    const more = (on: string) => `
      for (const on of ["inline", ${on}]) await minimize({ url: "${url}user/package.json", export: "f" }, [1], { on }).then(() => undefined, (e) => (told[on] = e.code + ": " + e.message));
    `;
    const found = (await told(await serve(await built("module", '"inline"', more('"worker"')), strict))) as Record<string, string>;
    expect(found.inline).toMatch(/^optimizer\/module: minimize: the module of `f` at http.* is refused by script-src/);
    expect(found.worker).toMatch(/^optimizer\/module: minimize: the module of `f` at http/);
  });

  it("interprets where WebAssembly is refused, to the bits of the interpreter (fault 19)", async () => {
    const without = { "content-security-policy": "default-src 'self'; img-src data:; script-src 'self'; worker-src 'self'" };
    const more = `
      const [always, never] = await Promise.all(["always", "never"].map((compile) => minimize(f, [-1.2, 1], { compile, on: "worker" })));
      told.bits = JSON.stringify({ ...always, seconds: 0 }) === JSON.stringify({ ...never, seconds: 0 });
    `;
    expect(await told(await serve(await built("interpreted", '"worker"', more), without))).toEqual({ same: true, bits: true, isolated: false });
  });
});
