import type { RefObject, VNode } from "preact";
import { svgText } from "../../plot/svg-text.js";
import { useText } from "../../text/lang.js";
import { rowsCsv } from "./rows-csv.js";
import { found } from "./run.js";
import { table } from "./state.js";
import { texts } from "./texts.js";

/** Buttons that save the fit as a file. */
export const Saves = ({ box }: { readonly box: RefObject<HTMLElement | null> }): VNode | null => {
  const text = useText();
  const fit = found.value?.fit;
  if (!fit) return null;
  const files = {
    JSON: () => save("fit.json", "application/json", `${JSON.stringify(fit.toJSON(), null, 2)}\n`),
    CSV: () => save("fit.csv", "text/csv", rowsCsv(fit, table.value.columns)),
    Markdown: () => void import("@gradkit/fit").then(({ report }) => save("fit.md", "text/markdown", report(fit, { format: "markdown" }))),
    SVG: () => save("fit.svg", "image/svg+xml", svgText(box.current!.querySelector("svg")!)),
  };
  return (
    <div class="tools">
      <span class="muted">{text(texts.save)}</span>
      {Object.entries(files).map(([name, write]) => <button key={name} type="button" onClick={write}>{name}</button>)}
    </div>
  );
};

const save = (name: string, type: string, content: string): void => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
};
