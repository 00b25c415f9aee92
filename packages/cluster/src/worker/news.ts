import type { Progress } from "@gradkit/optimizer";
import type { Packed } from "../task/packed.js";

/** What a thread is told: a task, with how often it gives a copy of the run; a part that it asked for; to stop. */
export type Order =
  | { readonly say: "work"; readonly packed: Packed; readonly seconds: number }
  | { readonly say: "part"; readonly hash: string; readonly text: string | undefined }
  | { readonly say: "stop" };

/** What a thread tells: that it has loaded, how far it is, the run as text, that it needs a part, the end as text; or that a part is lost. */
export type News =
  | { readonly say: "ready" }
  | { readonly say: "progress"; readonly progress: Progress }
  | { readonly say: "checkpoint"; readonly run: string }
  | { readonly say: "need"; readonly hash: string }
  | { readonly say: "end"; readonly text: string }
  | { readonly say: "lost" };
