import type * as Cluster from "@gradkit/cluster";
import { error } from "../errors.js";

/**
 * @gradkit/cluster, which is no part of this program: it brings a client of Redis.
 *
 * @throws cli/install  where it is not installed
 */
export const loadCluster = async (call: string): Promise<typeof Cluster> => {
  try {
    return await import("@gradkit/cluster");
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code !== "ERR_MODULE_NOT_FOUND") throw e;
    throw error("cli/install", { call, name: "@gradkit/cluster" });
  }
};
