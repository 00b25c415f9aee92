import type { Evaluator } from "../evaluator.js";
import { workLater } from "../run/work-later.js";
import type { StartWork } from "../run/work.js";
import type { Pool } from "./pool.js";
import type { Task } from "./task.js";

/** Work on a task whose objective the workers of a pool compute by parts: the loop itself is here. */
export const workShared =
  (pool: Pool, task: Task, here: Evaluator, workBy: (evaluator: Evaluator) => StartWork): StartWork =>
  (tell) =>
    workLater(
      import("./share.js").then(({ share }) => {
        const { evaluator, close } = share(task, pool, pool.fallback && here);
        const work = workBy(evaluator)(tell);
        return { ...work, result: work.result.finally(close) };
      }),
    );
