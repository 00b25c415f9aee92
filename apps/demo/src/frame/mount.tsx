import { type FunctionComponent, hydrate } from "preact";
import { langs } from "../text/lang.js";
import { followUrl } from "../url/url-state.js";
import { Frame } from "./frame.js";

/** Brings a prerendered page to life, and then to the state that its address names. */
export const mount = (id: string, Page: FunctionComponent): void => {
  const lang = langs.find((known) => known === document.documentElement.lang) ?? "en";
  hydrate(
    <Frame id={id} lang={lang}>
      <Page />
    </Frame>,
    document.getElementById("app")!,
  );
  followUrl();
  document.documentElement.dataset.alive = "";
};
