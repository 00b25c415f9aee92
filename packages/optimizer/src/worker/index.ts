export { inline } from "./inline.js";
export { made } from "./made.js";
export { serveHere } from "./serve-here.js";
