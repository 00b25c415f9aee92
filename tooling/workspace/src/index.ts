export { browserArgs, findBrowser } from "./browser.js";
export { bundled } from "./bundled.js";
export { findRedis } from "./redis.js";
export { members, publishable, root, sourceEntries, withDependencies } from "./members.js";
export type { Manifest, Member } from "./members.js";
