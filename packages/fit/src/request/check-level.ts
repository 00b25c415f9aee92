import { error } from "../errors.js";

/** The level of an interval, between 0 and 1: 95 has no quantile. */
export const isLevel = (level: number): boolean => level > 0 && level < 1;

/** @throws fit/option */
export const checkLevel = (option: string, level: number): void => {
  if (!isLevel(level)) throw error("fit/option", { option, rule: "must lie between 0 and 1", got: String(level) });
};
