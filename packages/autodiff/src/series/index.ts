export { series, type SeriesOf } from "./series.js";
