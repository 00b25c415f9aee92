import { computed } from "@preact/signals";
import { samplesOf } from "../../race/samples.js";
import { problem, state } from "./state.js";

/** The samples of a learning problem, for pictures. */
export const samples = computed(() => problem.value.learning && samplesOf(problem.value.learning, state.seed.value));
