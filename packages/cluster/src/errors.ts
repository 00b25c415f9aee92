import { errorsOf } from "@gradkit/shapes";

/** All error texts of this package, by code. */
export const texts = {
  /**
   * An option has a value that it cannot have.
   *
   * @sample { "call": "cluster", "option": "size", "rule": "must be a whole number, 1 or more", "got": "0" }
   */
  "cluster/option": ({ call, option, rule, got }: { call: string; option: string; rule: string; got: string }) => `${call}: \`${option}\` ${rule}, got ${got}`,
  /**
   * The address of Redis is none. A password in it is not shown.
   *
   * @sample { "call": "cluster", "got": "localhost:6379" }
   */
  "cluster/connection": ({ call, got }: { call: string; got: string }) => `${call}: \`connection\` must be a URL of Redis, got ${got}. Did you mean redis://localhost:6379, or rediss://user:password@host:6380?`,
  /**
   * Redis did not answer when it was first needed, or refused the password or the certificate.
   *
   * @sample { "call": "cluster", "at": "redis://localhost:6379", "message": "connect ECONNREFUSED 127.0.0.1:6379" }
   */
  "cluster/unreachable": ({ call, at, message }: { call: string; at: string; message: string }) => `${call}: Redis must answer, got from ${at}: ${message}`,
  /**
   * A part of a task is larger than what is sent through Redis. Data of this size are better read by the workers, or thinned out.
   *
   * @sample { "call": "cluster", "part": "columns", "limit": 268435456, "got": 400000000 }
   */
  "cluster/too-large": ({ call, part, limit, got }: { call: string; part: string; limit: number; got: number }) => `${call}: \`${part}\` of a task must take no more than ${limit} bytes, got ${got}`,
  /**
   * A task was sent by another version of this package than the worker's. Install the same on all machines.
   *
   * @sample { "here": 1, "there": 2 }
   */
  "cluster/protocol": ({ here, there }: { here: number; there: unknown }) => `worker: the task must speak the same protocol, got ${String(there)} there and ${here} here`,
  /**
   * A job in the queue, a line of a file or a stored part is no task.
   *
   * @sample { "path": "task.run", "rule": "must be there", "got": "undefined" }
   */
  "cluster/task": ({ path, rule, got }: { path: string; rule: string; got: string }) => `task: ${path} ${rule}, got ${got}`,
  /**
   * The objective of a task is a module, which a worker would import: it does so on no machine but its own. Write the objective as a function that can be recorded as a program, or sweep with a pool.
   *
   * @sample { "call": "cluster", "url": "file:///home/me/objective.js" }
   */
  "cluster/module": ({ call, url }: { call: string; url: string }) => `${call}: the objective of a task must be a program, got the module ${url}. Did you mean pool()?`,
  /**
   * A worker can make no threads: its module was not found, or did not load. It closes itself and hands its tasks back.
   *
   * @sample { "message": "Cannot find module '/app/thread.js'" }
   */
  "cluster/thread": ({ message }: { message: string }) => `work: a thread must load, got: ${message}. Did you mean create: () => new Worker(…)?`,
  /**
   * Whatever worked on the task died each time: it crashed, ran out of memory or was killed. The last cause stands in the message.
   *
   * @sample { "attempts": 3, "message": "Worker terminated due to reaching memory limit" }
   */
  "cluster/poison": ({ attempts, message }: { attempts: number; message: string }) => `worker: a task must not end its worker, got ${attempts} dead workers, the last one by: ${message}`,
  /**
   * The queue gave a job up, for a reason that is not the task's: perhaps Redis has no memory left.
   *
   * @sample { "message": "OOM command not allowed when used memory > 'maxmemory'" }
   */
  "cluster/queue": ({ message }: { message: string }) => `cluster: the queue must do its jobs, got one that failed: ${message}`,
  /**
   * An executor was closed while it had tasks, or given one after that.
   *
   * @sample { "call": "cluster" }
   */
  "cluster/closed": ({ call }: { call: string }) => `${call}: it must be open, got a task after close()`,
  /**
   * A file that shall hold the journal of a sweep is something else, or damaged before its last line.
   *
   * @sample { "path": "sweep.journal", "rule": "must begin as a journal", "got": "{\"a\": 1}" }
   */
  "cluster/journal": ({ path, rule, got }: { path: string; rule: string; got: string }) => `journaled: ${path} ${rule}, got ${got}`,
  /**
   * A line of a file of tasks can not be read as one.
   *
   * @sample { "path": "starts.jsonl", "line": 3, "rule": "must have minimize or leastSquares, and start", "got": "{\"start\": [1]}" }
   */
  "cluster/sweep-file": ({ path, line, rule, got }: { path: string; line: number; rule: string; got: string }) => `readTasks: ${path}:${line} ${rule}, got ${got}`,
  /**
   * A program has operations that StableHLO lacks.
   *
   * @sample { "primitives": ["eigh", "svd"] }
   */
  "cluster/stablehlo": ({ primitives }: { primitives: readonly string[] }) => `toStableHLO: every operation must have its like in StableHLO, got ${primitives.join(", ")}`,
} as const;

export const error = errorsOf(texts);
