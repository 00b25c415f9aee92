import type { VNode } from "preact";
import { useContext } from "preact/hooks";
import { shown } from "../pages.js";
import { useText } from "../text/lang.js";
import { words } from "../text/words.js";
import { PlaceContext, useHref } from "./place.js";

/** The ways on, and where the chapter comes from. */
export const Footer = (): VNode => {
  const here = useContext(PlaceContext);
  const text = useText();
  const href = useHref();
  const at = shown.findIndex(({ id }) => id === here);
  const [before, after] = [shown[at - 1], shown[at + 1]];
  return (
    <footer class="site">
      {at > 0 && (
        <nav class="ways" aria-label={`${text(words.previous)}, ${text(words.next)}`}>
          {before && <a href={href(before.id)} rel="prev"><small>{text(words.previous)}</small>{text(before.title)}</a>}
          {after && <a href={href(after.id)} rel="next"><small>{text(words.next)}</small>{text(after.title)}</a>}
        </nav>
      )}
      <p>{text(words.footer)}</p>
    </footer>
  );
};
