export { checkpointOf } from "../run/checkpoint.js";
export { saveRegularly } from "./save-regularly.js";
