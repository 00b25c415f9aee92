import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answer } from "../../src/index.js";
import { ledger } from "../../src/worker/ledger.js";

const answerOf = (part: number): Answer => ({ value: Math.sin(part), gradient: Float64Array.of(Math.cos(part)) });

/** The whole of so many parts, taken and answered in order by one. */
const alone = (count: number): Answer | undefined => {
  const { take, receive } = ledger(Array.from({ length: count }, () => 1), 1);
  for (;;) {
    const parts = take(0);
    const whole = receive(parts, parts.map(answerOf), 1);
    if (whole) return whole;
  }
};

describe("ledger(weights, sharers)", () => {
  it("gives ever fewer parts at a time, each once", () => {
    const { take } = ledger(Array.from({ length: 32 }, () => 1), 4);
    const sizes: number[] = [];
    const all: number[] = [];
    for (let parts = take(0); parts.length > 0; parts = take(0)) {
      sizes.push(parts.length);
      all.push(...parts);
    }
    expect([sizes[0], sizes.at(-1), sizes.toSorted((a, b) => b - a)]).toEqual([4, 1, sizes]);
    expect(all).toEqual(Array.from({ length: 32 }, (_, k) => k));
  });

  it("gives what is late to others, and takes the answer that is first", () => {
    const { take, receive } = ledger([1, 1], 1);
    expect([take(0), take(1), take(2)]).toEqual([[0], [1], []]);
    expect(receive([1], [answerOf(1)], 1)).toBeUndefined();
    expect([take(40), take(60), take(70)]).toEqual([[], [0], []]);
    const whole = receive([0], [answerOf(0)], 1);
    expect(whole).toEqual(alone(2));
    expect(receive([0], [answerOf(7)], 1)).toBeUndefined();
  });

  it("has the same whole whoever dies, comes late or answers twice", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.array(fc.record({ who: fc.nat(3), act: fc.constantFrom("take", "answer", "die") }), { maxLength: 60 }), (count, acts) => {
        const { take, receive, giveBack } = ledger(Array.from({ length: count }, () => 1), 4);
        const holds: (readonly number[])[] = [[], [], [], []];
        let whole: Answer | undefined;
        const does = {
          take: (who: number, now: number) => void (holds[who] = take(now)),
          answer: (who: number) => void (whole = receive(holds[who]!, holds[who]!.map(answerOf), 1) ?? whole),
          die: (who: number) => giveBack(holds[who]!),
        };
        for (const [k, { who, act }] of acts.entries()) does[act](who, 30 * k);
        // In the end one does all that is left, or late.
        for (let now = 1e4; !whole && now < 1e6; now += 1e3) {
          const parts = take(now);
          whole = receive(parts, parts.map(answerOf), 1);
        }
        expect(whole).toEqual(alone(count));
      }),
      { seed: 2, numRuns: 500 },
    );
  });
});
