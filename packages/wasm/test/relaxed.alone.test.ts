import { setFlagsFromString } from "node:v8";
import { relaxedPrograms } from "./conformance/relaxed.js";

// Of the whole process, which this file has to itself. The other tests ask what there is when they are read.
setFlagsFromString("--experimental-wasm-relaxed-simd");
await import("./relaxed.any.test.js");

relaxedPrograms();
