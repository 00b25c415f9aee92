export { toStableHLO } from "./to-stablehlo.js";
