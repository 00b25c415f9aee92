export { columnNames, positionNames } from "./column-names.js";
export { readText } from "./read-text.js";
export { rowReader, type BadCell, type Reading, type RowOptions, type RowReader } from "./row-reader.js";
export { cellsOf, sniff, type Dialect, type DialectWish } from "./sniff.js";
export { variableName } from "./variable-name.js";
export { withoutRows } from "./without-rows.js";
