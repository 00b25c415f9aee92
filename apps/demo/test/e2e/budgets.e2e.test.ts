import { describe, expect, it } from "vitest";
import { shown } from "../../src/pages.js";
import { weights } from "../../site/weights.js";

describe("budgets", () => {
  it.each(shown.map(({ id }) => id))("%s loads at most 90 kB of scripts, 12 kB of styles and 50 kB of fonts at first", (id) => {
    const { scripts, styles, fonts } = weights(id);
    expect({ scripts: scripts <= 90_000, styles: styles <= 12_000, fonts: fonts <= 50_000, weighs: { scripts, styles, fonts } }).toMatchObject({ scripts: true, styles: true, fonts: true });
    expect(scripts).toBeGreaterThan(10_000);
  });
});
