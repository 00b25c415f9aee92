import { orderError } from "./errors.js";

/** The order if it is an integer from 0 on. */
export const checkOrder = (call: string, order: number): number => {
  if (!Number.isSafeInteger(order) || order < 0) throw orderError("scalar/order", { call, order });
  return order;
};
