/** How tightly the operators bind, for the parser and the printers. A sign binds as a sum does: −x·y is −(x·y), −x² is −(x²). */
export const SUM = 1;
export const PRODUCT = 2;
export const POWER = 3;
export const ATOM = 4;
