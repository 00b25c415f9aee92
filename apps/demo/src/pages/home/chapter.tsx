import type { VNode } from "preact";
import { useHref } from "../../frame/place.js";
import { shown } from "../../pages.js";
import { useText } from "../../text/lang.js";
import { texts } from "./texts.js";

/** The ways into the chapter and the workshops. */
export const Chapter = (): VNode => {
  const text = useText();
  const href = useHref();
  return (
    <section class="chapter" aria-labelledby="chapter">
      <h2 id="chapter">{text(texts.chapter)}</h2>
      <ul>
        {shown.filter(({ id }) => id !== "home" && id !== "about").map(({ id, title, lead }) => (
          <li key={id}>
            <a class="card" href={href(id)}>
              {/^\d/.test(id) && <span class="eyebrow">{id}</span>}
              <strong>{text(title)}</strong>
              <span class="muted">{text(lead)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
};
