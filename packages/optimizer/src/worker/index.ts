export { inline } from "./inline.js";
export { serveHere } from "./serve-here.js";
