import type { Underway } from "../pieces/hands.js";
import type { PieceName } from "../pieces/piece.js";
import type { Request } from "../request/request.js";

/** Both sides must be of one version; a change of what is sent raises it. */
export const protocol = 2;

/** What a worker is told: a request first, of which pieces follow, each with a number of its own. */
export type Order =
  | { readonly gradkit: "open"; readonly protocol: number; readonly request: Request; readonly keepEvery: number | undefined }
  | { readonly gradkit: "piece"; readonly id: number; readonly name: PieceName; readonly given: unknown; readonly from: Underway | undefined }
  | { readonly gradkit: "end"; readonly why: "cancelled" | "seconds" };

/** What a worker tells of a piece: one end after any number of news. */
export type News = (Told & { readonly gradkit: "news" }) | End;

export type End = (Told & { readonly gradkit: "done"; readonly gained: unknown }) | { readonly gradkit: "failed"; readonly id: number; readonly error: { readonly code: string | undefined; readonly data: unknown; readonly message: string } };

export interface Told {
  readonly id: number;
  readonly evaluations: number;
  /** The best point of the piece, where there is one that was not told of. */
  readonly best: Best | undefined;
  /** Where it is, told from time to time and where it was told to end, if it is to be gone on with. */
  readonly kept: Underway | undefined;
}

export interface Best {
  readonly x: Float64Array;
  readonly value: number;
}
