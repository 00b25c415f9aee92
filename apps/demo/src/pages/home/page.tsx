import type { VNode } from "preact";
import { useHref } from "../../frame/place.js";
import { pageOf, pages } from "../../pages.js";
import { useText } from "../../text/lang.js";

/** The way in. */
export const Page = (): VNode => {
  const text = useText();
  const href = useHref();
  return (
    <div class="heading">
      <h1>{text(pageOf("home").lead)}</h1>
      <ul>
        {pages.filter(({ id }) => id !== "home").map(({ id, title }) => <li key={id}><a href={href(id)}>{id} {text(title)}</a></li>)}
      </ul>
    </div>
  );
};
