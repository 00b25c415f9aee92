import type { VNode } from "preact";
import { useHref } from "../../frame/place.js";
import { shown } from "../../pages.js";
import { useText } from "../../text/lang.js";

/** What there is, for an address where there is nothing. */
export const Page = (): VNode => {
  const text = useText();
  const href = useHref();
  return <ul>{shown.map(({ id, title }) => <li key={id}><a href={href(id)}>{text(title)}</a></li>)}</ul>;
};
