export { compile, compileSync, type Compile, type Compiler } from "./compile.js";
export type { Compiled, Stats } from "./compiled.js";
export { supported, type Support } from "./supported.js";
