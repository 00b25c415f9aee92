import { runners } from "../../race/runners.js";
import { problem, rateOf, source, start, state } from "./state.js";

/** The training as code, one run for each lane. */
export const copies: Readonly<Record<string, () => string>> = {
  TypeScript: () => {
    const [x, y] = start.value;
    const lanes = state.lanes.value.map((lane) => ({ method: runners[lane]!.method, rate: rateOf(lane) }));
    return [
      'import { parse } from "@gradkit/scalar";',
      `import { ${[...lanes.map(({ method }) => method), "minimize"].join(", ")} } from "@gradkit/optimizer";`,
      "",
      `const f = parse(${JSON.stringify(source.value ?? problem.value.id)});`,
      ...lanes.map(({ method, rate }) => `await minimize(f, { x: ${x}, y: ${y} }, { method: ${method}(${rate === undefined ? "" : `{ rate: ${rate} }`}), on: "worker", stop: { steps: 2000 } });`),
    ].join("\n");
  },
  CLI: () => `gradkit minimize '${source.value ?? problem.value.id}' --start x=${start.value[0]},y=${start.value[1]} --method adam`,
};
