import { type GradkitError, isGradkitError } from "@gradkit/shapes";

/** What is computed, or something else where a package refuses it by an error of its own. */
export const unlessRefused = <T, E>(compute: () => T, otherwise: (error: GradkitError) => E): T | E => {
  try {
    return compute();
  } catch (error) {
    if (isGradkitError(error)) return otherwise(error);
    throw error;
  }
};
