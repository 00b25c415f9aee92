export type { Carrier, Elements } from "./elements.js";
export { interpret } from "./interpret.js";
