import { type FunctionComponent, hydrate } from "preact";
import { whenIdle } from "../lazily.js";
import { rootOf } from "../pages.js";
import { learnKorean } from "../said/said.js";
import { langs } from "../text/lang.js";
import { followUrl } from "../url/url-state.js";
import { Frame } from "./frame.js";

/** Brings a prerendered page to life, and then to the state that its address names. */
export const mount = async (id: string, Page: FunctionComponent): Promise<void> => {
  const lang = langs.find((known) => known === document.documentElement.lang) ?? "en";
  if (lang === "ko" && document.querySelector("[data-code]")) await learnKorean();
  hydrate(
    <Frame id={id} lang={lang}>
      <Page />
    </Frame>,
    document.getElementById("app")!,
  );
  followUrl();
  document.querySelector("nav [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
  document.documentElement.dataset.alive = "";
  if (import.meta.env.PROD) whenIdle(() => void keepOffline(rootOf(id, lang)));
};

/** Keeps the whole site for when there is no network. Where that is refused, as in private windows, the site works as before. */
const keepOffline = async (root: string): Promise<void> => {
  await navigator.serviceWorker?.register(`${root}service-worker.js`).catch(() => undefined);
};
