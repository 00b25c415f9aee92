import { expect, it } from "vitest";
import { written } from "./cases.js";
import { differing, pairs } from "./pairs.js";

it.each(written)("$name is what it says under all transformations and their pairs", (given) => expect(differing(given, pairs)).toEqual([]));
