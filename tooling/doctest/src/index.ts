export { edited, instrument } from "./instrument.js";
export { markdownExamples } from "./markdown.js";
export { doctest } from "./plugin.js";
export { code } from "./snippet.js";
