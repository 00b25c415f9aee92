import { derivativeAt } from "@gradkit/scalar";
import { differenceQuotient } from "@gradkit/scalar/difference";
import { computed } from "@preact/signals";
import { f, formula, state } from "./state.js";

/** The derivative at x₀, with what is known where there is none. */
export const at = computed(() => derivativeAt(formula.expr.value, "x", { x: state.x.value }));

/** The slope of the secant from x₀ to x₀ + h. */
export const quotient = computed(() => differenceQuotient(f.value, state.x.value, state.h.value));
