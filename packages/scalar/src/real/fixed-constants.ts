import { inverseCircle } from "./inverse-circle.js";

type Fixed = (bits: number) => bigint;

// Keeps the value at the most bits yet asked for, and a margin.
const kept = (compute: Fixed): Fixed => {
  let held = 0;
  let value = 0n;
  return (bits) => {
    if (bits > held) {
      held = bits + 64;
      value = compute(held + 16) >> 16n;
    }
    return value >> BigInt(held - bits);
  };
};

/** π = 4 atan 1 in units of 2^−bits, the error below 2 units. */
export const fixedPi: Fixed = kept((bits) => 4n * inverseCircle(1n << BigInt(bits), bits, -1n));

/** log 2 = 2 atanh 1/3 in units of 2^−bits, the error below 2 units. */
export const fixedLog2: Fixed = kept((bits) => 2n * inverseCircle((1n << BigInt(bits)) / 3n, bits, 1n));
