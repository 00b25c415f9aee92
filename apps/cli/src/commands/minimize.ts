export { command } from "./grad.js";
