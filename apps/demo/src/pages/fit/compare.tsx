import type { VNode } from "preact";
import { numberText } from "../../math/number-text.js";
import { ScrollBox } from "../../parts/scroll-box.js";
import { useText } from "../../text/lang.js";
import { drop, kept } from "./run.js";
import { texts } from "./texts.js";

const shown = (value: number | null): string => (value === null ? "–" : numberText(value, 6));

/** The fits that were kept, side by side, the best by AICc marked. */
export const Compare = (): VNode | null => {
  const text = useText();
  if (kept.value.length === 0) return null;
  const best = Math.min(...kept.value.map(({ fit }) => fit.aicc ?? Infinity));
  return (
    <section class="row" aria-labelledby="compare">
      <h2 id="compare">{text(texts.compareTitle)}</h2>
      <p>{text(texts.compareSays)}</p>
      <ScrollBox class="card">
        <table>
          <thead><tr>{[text(texts.modelTitle), "n", "p", "s", "R²", "AICc", "BIC", ""].map((head) => head === "" ? <td key="drop" /> : <th key={head} scope="col">{head}</th>)}</tr></thead>
          <tbody>
            {kept.value.map((one, k) => (
              <tr key={k}>
                <th scope="row"><code>{one.of.formula}</code></th>
                <td class="number">{one.fit.observations}</td>
                <td class="number">{one.fit.names.length}</td>
                <td class="number">{shown(one.fit.sigma)}</td>
                <td class="number">{shown(one.fit.r2)}</td>
                <td class="number">{shown(one.fit.aicc)}{one.fit.aicc === best && kept.value.length > 1 ? " ✓" : ""}</td>
                <td class="number">{shown(one.fit.bic)}</td>
                <td><button type="button" aria-label={`${text(texts.drop)}: ${one.of.formula}`} onClick={() => drop(one)}>{text(texts.drop)}</button></td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  );
};
