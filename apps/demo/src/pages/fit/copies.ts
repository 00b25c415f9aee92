import { format, toLatex, toMathML } from "@gradkit/scalar";
import { model, settings, state, table } from "./state.js";
import { options } from "./run.js";

/** The fit as code, as a formula and as a command. */
export const copies: Readonly<Record<string, () => string>> = {
  TypeScript: () =>
    [
      'import { fit } from "@gradkit/fit";',
      "",
      `const columns = { ${table.value.names.map((name) => `${name}: [${[...(table.value.columns[name] ?? [])].slice(0, 200).join(", ")}${table.value.rows > 200 ? ", /* … */" : ""}]`).join(", ")} };`,
      `const found = await fit(${JSON.stringify(model.value?.formula ?? "")}, columns, ${JSON.stringify(options())});`,
      "found.parameters;",
    ].join("\n"),
  LaTeX: () => (model.value ? `${toLatex(model.value.left)} = ${toLatex(model.value.right)}` : ""),
  MathML: () => (model.value ? toMathML(model.value.right) : ""),
  CLI: () => {
    const { start, bound, fix } = settings.value;
    const said = (option: string, values: Readonly<Record<string, string>>): string => Object.entries(values).map(([name, value]) => ` --${option} '${name}=${value}'`).join("");
    const more = [state.loss.value !== "none" && ` --loss ${state.loss.value}`, state.weights.value && ` --weights '${state.weights.value}'`, state.profile.value && " --ci profile", state.tries.value > 0 && ` --multistart ${state.tries.value}`, state.skip.value && " --missing omit"];
    return `gradkit fit data.csv --model '${model.value ? `${format(model.value.left)} = ${format(model.value.right)}` : ""}'${said("start", start)}${said("bound", bound)}${said("fix", fix)}${more.filter(Boolean).join("")}`;
  },
};
