import { error } from "./errors.js";

/** As many doubles as fit in a gigabyte. */
const most = 2 ** 27;

const check = (call: string, variables: number, order: number, entries: number): void => {
  if (entries > most) throw error("taylor/too-large", { call, variables, order, entries: Math.round(entries), most });
};

/** The batch of (D + k − 1 choose k) directions in D variables. */
export const checkBatch = (call: string, variables: number, order: number): void =>
  check(call, variables, order, Array.from({ length: order }, (_, k) => (variables + k) / (k + 1)).reduce((entries, factor) => entries * factor, variables));

/** The tensor with an entry for each of Dᵏ places. */
export const checkTensor = (call: string, variables: number, order: number): void => check(call, variables, order, variables ** order);
