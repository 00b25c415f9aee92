import { builtIn } from "@repo/testing/node";

export const builtWorker = builtIn(new URL("../..", import.meta.url));
