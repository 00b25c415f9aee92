/** Prints what each built page loads at first, in kB. */
import { pages } from "../src/pages.js";
import { weights } from "./weights.js";

const kB = (bytes: number): string => (bytes / 1000).toFixed(1).padStart(9);

console.log("page      scripts   styles    fonts");
for (const { id } of pages) console.log(id.padEnd(7), ...Object.values(weights(id)).map(kB));
