/** Prints what each built page loads at first, in kB. */
import { shown } from "../src/pages.js";
import { weights } from "./weights.js";

const kB = (bytes: number): string => (bytes / 1000).toFixed(1).padStart(9);

console.log("page      scripts   styles    fonts");
for (const { id } of shown) console.log(id.padEnd(7), ...Object.values(weights(id)).map(kB));
