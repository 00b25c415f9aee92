import { differentiates } from "./univariate.js";

differentiates([4, 5, 6, 7, 8]);
