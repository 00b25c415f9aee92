export { refused, rejected, thrown } from "./thrown.js";
