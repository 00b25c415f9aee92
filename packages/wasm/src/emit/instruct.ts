import { op } from "../encode/instructions.js";
import type { Unit } from "./unit.js";

/** The instructions that most of a function consists of. */
export const get = (u: Unit, local: number): void => u.code.indexed(op.localGet, local);

export const put = (u: Unit, local: number, tee = false): void => u.code.indexed(tee ? op.localTee : op.localSet, local);

export const simd = (u: Unit, code: number): void => u.code.indexed(op.lanes, code);

export const whole = (u: Unit, value: number): void => {
  u.code.byte(op.i32Const);
  u.code.signed(value | 0);
};
