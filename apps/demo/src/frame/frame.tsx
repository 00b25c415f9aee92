import type { ComponentChildren, VNode } from "preact";
import { pageOf } from "../pages.js";
import { LangContext, type Lang } from "../text/lang.js";
import { words } from "../text/words.js";
import { Footer } from "./footer.js";
import { Header } from "./header.js";
import { LiveRegion } from "./live-region.js";
import { Notice } from "./notice.js";
import { PlaceContext } from "./place.js";
import "../styles/index.css";

interface FrameProps {
  readonly id: string;
  readonly lang: Lang;
  readonly children: ComponentChildren;
}

/** What surrounds every page: navigation, heading, the notice about its address, the live region and the foot. */
export const Frame = ({ id, lang, children }: FrameProps): VNode => {
  const { title, lead } = pageOf(id);
  return (
    <LangContext.Provider value={lang}>
      <PlaceContext.Provider value={id}>
        <a class="skip" href="#content">{words.skip[lang]}</a>
        <Header />
        <main id="content" tabindex={-1} class={`page page-${id.replace(".", "-")}`}>
          {id !== "home" && (
            <div class="heading">
              {/^\d\./.test(id) && <p class="eyebrow">{words.section[lang].replace("{id}", id)}</p>}
              <h1>{title[lang]}</h1>
              <p class="lead">{lead[lang]}</p>
            </div>
          )}
          <Notice />
          {children}
        </main>
        <Footer />
        <LiveRegion />
      </PlaceContext.Provider>
    </LangContext.Provider>
  );
};
