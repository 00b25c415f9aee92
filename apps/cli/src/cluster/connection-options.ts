import type { Option } from "../command.js";

/** How Redis is reached, the same for whoever asks and for whoever works. */
export const connectionOptions = {
  redis: { value: "redis://host:6379", says: "where Redis is; a password is better in GRADKIT_REDIS than here" },
  queue: { value: "name", says: "of the queue; tasks unless given" },
} as const satisfies Readonly<Record<string, Option>>;
