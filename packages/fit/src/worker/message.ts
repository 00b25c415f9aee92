import type { FitProgress } from "../options.js";
import type { Request } from "../request/request.js";
import type { FitData } from "../statistics/fit-data.js";

/** Both sides must be of one version; a change of what is sent raises it. */
export const protocol = 1;

/** What a worker is told. */
export type Order = { readonly gradkit: "fit"; readonly protocol: number; readonly request: Request } | { readonly gradkit: "cancel" };

/** What a worker tells: one end after any number of news. */
export type News = { readonly gradkit: "progress"; readonly progress: FitProgress } | End;

export type End = { readonly gradkit: "done"; readonly data: FitData } | { readonly gradkit: "failed"; readonly error: { readonly code: string | undefined; readonly data: unknown; readonly message: string } };
