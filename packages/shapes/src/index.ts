export { GradkitError, isGradkitError } from "./gradkit-error.js";
