import { cruise, type ICruiseResult } from "dependency-cruiser";
import type { Layers } from "./layers.js";
import { rules } from "./rules.js";

export interface Violation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

export interface Cruised {
  readonly modules: number;
  readonly violations: readonly Violation[];
}

/** Reads every import of a workspace and reports those that break the layers. */
export async function cruiseLayers(baseDir: string, folders: readonly string[], layers: Layers): Promise<Cruised> {
  const { output } = await cruise(
    [...folders],
    {
      baseDir,
      validate: true,
      ruleSet: { forbidden: rules(layers) },
      tsPreCompilationDeps: true,
      doNotFollow: { path: "node_modules" },
      exclude: { path: "/(?:dist|fixtures)/|^fixtures/|/bench/peers/" },   // the peers of a benchmark are installed apart
      outputType: "json",
    },
    {
      bustTheCache: true,
      exportsFields: ["exports"],
      conditionNames: ["@gradkit/source", "import", "types", "node", "default"],
      extensions: [".ts", ".tsx", ".js", ".json", ".d.ts"],
      extensionAlias: { ".js": [".ts", ".tsx", ".js"] },
    },
  );
  const { summary } = JSON.parse(output as string) as ICruiseResult;
  return {
    modules: summary.totalCruised,
    violations: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  };
}
