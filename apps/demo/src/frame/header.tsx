import type { VNode } from "preact";
import { useContext } from "preact/hooks";
import { shown } from "../pages.js";
import { LangContext, langs, useText } from "../text/lang.js";
import { words } from "../text/words.js";
import { addressOf } from "../url/url-state.js";
import { PlaceContext, useHref } from "./place.js";
import { ThemeToggle } from "./theme-toggle.js";

/** The navigation, the language and the colours. */
export const Header = (): VNode => {
  const here = useContext(PlaceContext);
  const lang = useContext(LangContext);
  const text = useText();
  const href = useHref();
  const other = langs.find((each) => each !== lang)!;
  return (
    <header class="site">
      <a class="brand" href={href("home")} aria-current={here === "home" ? "page" : undefined}>
        <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true"><path d="M2 4h20L12 21Z" fill="none" stroke="currentColor" stroke-width="2.4" stroke-linejoin="round" /></svg>
        gradkit
      </a>
      <nav aria-label={text(words.chapter)}>
        <ul>
          {shown.filter(({ id }) => id !== "home").map(({ id, title, short }) => (
            <li key={id}>
              <a href={href(id)} aria-current={id === here ? "page" : undefined} title={text(title)}>{text(short ?? { en: id, ko: id })}</a>
            </li>
          ))}
        </ul>
      </nav>
      <div class="settings">
        <a class="language" href={href(here, other)} hreflang={other} lang={other} onClick={keepState}>{text(words.language)}</a>
        <ThemeToggle />
      </div>
    </header>
  );
};

/** The other language shows the same state. */
const keepState = ({ currentTarget }: { currentTarget: HTMLAnchorElement }): void => {
  const { search, hash } = new URL(addressOf());
  [currentTarget.search, currentTarget.hash] = [search, hash];
};
