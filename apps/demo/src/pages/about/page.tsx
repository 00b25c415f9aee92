import type { VNode } from "preact";
import { useText } from "../../text/lang.js";
import { Say } from "../../text/say.js";
import { errata, texts } from "./texts.js";
import "./about.css";

/** What the site is, where its formulas come from, and what becomes of the reader's data. */
export const Page = (): VNode => {
  const text = useText();
  return (
    <div class="prose">
      {(["what", "book", "exact", "privacy", "keys", "licences"] as const).map((name) => (
        <section key={name}>
          <h2>{text(texts[name].title)}</h2>
          {texts[name].says.map((says) => <p key={says.en}><Say of={says} /></p>)}
        </section>
      ))}
      <section>
        <h2>{text(texts.errata)}</h2>
        <p>{text(texts.errataSay)}</p>
        <dl class="errata">
          {errata.map(({ at, says }) => (
            <div key={at}>
              <dt>{at}</dt>
              <dd><Say of={says} /></dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  );
};
