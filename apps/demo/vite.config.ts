import { defineConfig } from "vite";
import { headers, policy } from "./site/headers.js";
import { pagesPlugin } from "./site/pages-plugin.js";
import { texPlugin } from "./site/tex-plugin.js";

export default defineConfig({
  root: import.meta.dirname,
  base: "./",
  appType: "mpa",
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  plugins: [texPlugin(), pagesPlugin()],
  server: { headers },
  preview: { headers: { ...headers, "Content-Security-Policy": `${policy}; frame-ancestors 'none'` } },
  worker: { format: "es", rolldownOptions: { checks: { pluginTimings: false } } },
  build: { outDir: "dist/site", emptyOutDir: true, target: "es2022", rolldownOptions: { checks: { pluginTimings: false } }, modulePreload: { polyfill: false }, assetsInlineLimit: 0, cssCodeSplit: false },
});
