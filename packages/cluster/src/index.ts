export { cluster, type Cluster, type ClusterOptions } from "./cluster.js";
export { journaled } from "./journal/journaled.js";
export { type FileSweep, type Line, sweepFile } from "./journal/sweep-file.js";
export { readTasks, writeTasks } from "./journal/task-file.js";
export type { Tls } from "./redis/tls.js";
export { work, type Working, type WorkOptions } from "./worker/work.js";
