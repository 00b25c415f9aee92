import type { IForbiddenRuleType } from "dependency-cruiser";
import type { Layers } from "./layers.js";

const anyOf = (names: readonly string[]): string => (names.length === 0 ? "(?!)" : `(?:${names.join("|")})`);

/** Where a layer's published code stands. */
const source = (name: string): string => `^(?:packages|apps)/${name}/src/`;

const arrows = (name: string, below: readonly string[]): IForbiddenRuleType => ({
  name: `arrows-of-${name}`,
  comment: `${name} may import ${below.join(", ") || "no other package"}`,
  severity: "error",
  from: { path: source(name) },
  to: { path: "^(?:packages|apps|tooling)/", pathNot: `^(?:packages|apps)/${anyOf([name, ...below])}/` },
});

const outside = (name: string, allowed: readonly string[]): IForbiddenRuleType => ({
  name: `outside-of-${name}`,
  comment: `${name} may depend on ${allowed.join(", ") || "nothing"} from outside`,
  severity: "error",
  from: { path: source(name) },
  to: { path: "node_modules/", pathNot: `node_modules/${anyOf(allowed)}/` },
});

const noNode = (name: string): IForbiddenRuleType => ({
  name: `no-node-in-${name}`,
  comment: `${name} also runs in browsers: it imports nothing of Node`,
  severity: "error",
  from: { path: source(name) },
  to: { dependencyTypes: ["core"], dependencyTypesNot: ["type-only", "type-import"] },
});

const everywhere: readonly IForbiddenRuleType[] = [
  {
    name: "no-cycle",
    comment: "of values; a cycle that an `import type` breaks is none when the code runs",
    severity: "error",
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only", "type-import"] } },
  },
  { name: "resolves", comment: "what is imported is exported there", severity: "error", from: {}, to: { couldNotResolve: true } },
  {
    name: "front-door",
    comment: "another package is imported by its name, never by a path into it",
    severity: "error",
    from: { path: "^(packages|apps|tooling)/([^/]+)/" },
    to: { path: "^(?:packages|apps|tooling)/", pathNot: "^$1/$2/", dependencyTypes: ["local"] },
  },
];

export const rules = (layers: Layers): IForbiddenRuleType[] => [
  ...everywhere,
  ...Object.entries(layers).flatMap(([name, layer]) => [
    arrows(name, layer.packages),
    outside(name, layer.outside ?? []),
    ...(layer.node ? [] : [noNode(name)]),
  ]),
];
