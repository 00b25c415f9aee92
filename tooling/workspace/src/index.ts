export { browserArgs, findBrowser } from "./browser.js";
export { bundled } from "./bundled.js";
export { members, publishable, root, sourceEntries, withDependencies } from "./members.js";
export type { Manifest, Member } from "./members.js";
