/**
 * Unnormalised cardinal sine, sin(x)/x with x in radians, 1 at 0 and 0 at ±Infinity; within 2 ulp.
 *
 * @example
 * sinc(Math.PI / 2) // => 0.6366197723675814
 */
export const sinc = (x: number): number => (x === 0 ? 1 : Math.abs(x) === Infinity ? 0 : Math.sin(x) / x);
