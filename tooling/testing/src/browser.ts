export { forgetModules } from "./forget-modules.js";
