import { load } from "../../bind.js";
import { controlPrimitives } from "./records.js";

/** To apply and to look up a primitive; those of control flow come with this module. */
export const { bind, recordOf } = load(controlPrimitives);
