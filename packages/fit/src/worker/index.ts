export { serveHere } from "./serve-here.js";
