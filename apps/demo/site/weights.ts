import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { folderOf } from "../src/pages.js";

/** Bytes that a page loads before anything is asked of it: scripts and styles gzipped, fonts as they are. */
export interface Weights {
  readonly scripts: number;
  readonly styles: number;
  readonly fonts: number;
}

const dist = join(import.meta.dirname, "../dist/site");
const packed = (file: string): number => gzipSync(readFileSync(file), { level: 9 }).length;
const sum = (sizes: readonly number[]): number => sizes.reduce((total, size) => total + size, 0);

/** What a built page weighs: every script and style that its HTML names, and all fonts of the site. */
export const weights = (id: string): Weights => {
  const folder = join(dist, folderOf(id, "en"));
  const html = readFileSync(join(folder, "index.html"), "utf8");
  const named = (pattern: RegExp): string[] => [...html.matchAll(pattern)].map(([, file]) => join(folder, file!));
  const fonts = readdirSync(dist, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".woff2"));
  return {
    scripts: sum([...named(/<script[^>]* src="([^"]+)"/g), ...named(/<link rel="modulepreload" href="([^"]+)"/g)].map(packed)),
    styles: sum(named(/<link rel="stylesheet" href="([^"]+)"/g).map(packed)),
    fonts: sum(fonts.map((file) => readFileSync(join(dist, file)).length)),
  };
};
