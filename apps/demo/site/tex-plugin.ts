import { readFile } from "node:fs/promises";
import temml from "temml";
import type { Plugin } from "vite";

/** A formula of a `.tex` file: `name: \frac{…}{…}`, or `name (inline): …`. Empty lines and comments (%) are left out. */
const formula = /^([\w.]+)( \(inline\))?: (.+)$/;

/** The font's prime stands at its height already: it follows its letter, and is not raised again. */
const primed = (tex: string): string => tex.replaceAll("'", "\\mathrm{′}");

/** MathML as a strict policy admits it: what Temml says by `style` attributes, `math.css` says by its classes. */
const toMathML = (tex: string, displayMode: boolean): string =>
  temml.renderToString(primed(tex), { displayMode, throwOnError: true, annotate: false, xml: false }).replaceAll(/ style="[^"]*"/g, "");

const formulasOf = (source: string, file: string): Record<string, string> =>
  Object.fromEntries(
    source
      .split("\n")
      .filter((line) => line.trim() !== "" && !line.startsWith("%"))
      .map((line, k) => {
        const [, name, inline, tex] = formula.exec(line) ?? [];
        if (!name || !tex) throw new Error(`${file}: formula ${k + 1} is no "name: TeX", got ${line}`);
        return [name, toMathML(tex, !inline)];
      }),
  );

/** `import formulas from "./formulas.tex"` gives the MathML of a file's formulas by their names, typeset when the site is built. */
export const texPlugin = (): Plugin => ({
  name: "tex",
  enforce: "pre",
  async load(id) {
    if (!id.endsWith(".tex")) return undefined;
    return { code: `export default ${JSON.stringify(formulasOf(await readFile(id, "utf8"), id))};`, moduleType: "js", map: null };
  },
});
