import { computed } from "@preact/signals";
import { source, start, tasks } from "./state.js";

/** The training of a formula as code, a run for each lane. What is learned from data is a link alone. */
export const copies = computed((): Readonly<Record<string, () => string>> => (source.value === undefined ? {} : { TypeScript: () => program(source.value!), CLI: () => command(source.value!) }));

const program = (formula: string): string => {
  const [x, y] = start.value;
  const methods = tasks.value.map(({ method: { name, options, schedule } }) => {
    const { rate, ...others } = options;
    const said = { ...(rate !== undefined && { rate: schedule === "cosine" ? `cosine({ from: ${rate}, steps: 1000 })` : schedule ? `exponential({ rate: ${rate}, factor: 0.01 ** 0.001 })` : rate }), ...others };
    const pairs = Object.entries(said).map(([key, value]) => `${key}: ${value}`);
    return { name, call: `${name}(${pairs.length > 0 ? `{ ${pairs.join(", ")} }` : ""})` };
  });
  const schedules = new Set(tasks.value.flatMap(({ method: { schedule } }) => schedule ?? []));
  return [
    'import { parse } from "@gradkit/scalar";',
    `import { ${[...methods.map(({ name }) => name), ...schedules, "minimize"].toSorted().join(", ")} } from "@gradkit/optimizer";`,
    "",
    `const f = parse(${JSON.stringify(formula)});`,
    ...methods.map(({ call }) => `await minimize(f, { x: ${x}, y: ${y} }, { method: ${call}, on: "worker", stop: { steps: 2000 } });`),
  ].join("\n");
};

/** The methods that the command line has too. */
const ofTheCommand = ["adam", "newton", "lbfgs"];

const command = (formula: string): string => {
  const [x, y] = start.value;
  const method = tasks.value.map(({ method: { name } }) => name).find((name) => ofTheCommand.includes(name));
  return `gradkit minimize '${formula}' --start x=${x},y=${y}${method ? ` --method ${method}` : ""}`;
};
