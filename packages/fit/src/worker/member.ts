import { GradkitError } from "@gradkit/shapes";
import type { CreateWorker } from "@gradkit/optimizer";
import type { News, Order, Told } from "./message.js";
import { threadOf } from "./thread.js";

/** A worker's death, which says nothing of what it did. */
export class Death extends Error {}

export type PieceOrder = Omit<Order & { readonly gradkit: "piece" }, "gradkit" | "id">;
type NewsOf = Exclude<News, { readonly gradkit: "failed" }>;

/** A worker that does one piece at a time. */
export interface Member {
  /** What a piece gains; rejects with its error, or with the worker's death. */
  readonly do: (order: PieceOrder, told: (news: NewsOf) => void) => Promise<{ readonly gained: unknown } & Told>;
  /** Tells it to come to an end, with this piece and all that follow. */
  readonly end: (why: "cancelled" | "seconds") => void;
  /** Lets go of it, and of its piece: that rejects as if it had died. */
  readonly terminate: () => void;
}

interface Piece {
  readonly id: number;
  readonly hear: (news: News) => void;
  readonly fail: (reason: Error) => void;
}

/** Makes a worker, and tells it what it shall know. */
export const memberOf = (create: CreateWorker | undefined, open: Order & { readonly gradkit: "open" }): Member => {
  const { send, hear, death, terminate } = started(create);
  let dead: Death | undefined;
  let current: Piece | undefined;
  let count = 0;
  const die = (message: string): void => {
    dead ??= new Death(message);
    current?.fail(dead);
  };
  hear((message) => {
    const news = message as News;
    if (news.id === current?.id) current.hear(news);
  });
  void death.then(die);
  send(open);
  return {
    do: (order, told) =>
      new Promise((resolve, reject) => {
        if (dead) return reject(dead);
        const id = count++;
        current = {
          id,
          fail: reject,
          hear: (news) => {
            if (news.gradkit === "failed") return reject(revived(news.error));
            told(news);
            if (news.gradkit === "done") resolve(news);
          },
        };
        send({ gradkit: "piece", id, ...order } satisfies Order);
      }),
    end: (why) => send({ gradkit: "end", why } satisfies Order),
    terminate: () => {
      die("it was ended");
      terminate();
    },
  };
};

const started = (create: CreateWorker | undefined): ReturnType<typeof threadOf> => {
  try {
    return threadOf(create);
  } catch (e) {
    throw new Death(e instanceof Error ? e.message : String(e));
  }
};

const revived = ({ code, data, message }: (News & { readonly gradkit: "failed" })["error"]): Error => (code === undefined ? new Error(message) : new GradkitError(code, data, message));
