import type { FunctionComponent } from "preact";
import { renderToString } from "preact-render-to-string";
import type { Lang } from "../text/lang.js";
import { Frame } from "./frame.js";

const modules: Record<string, { readonly Page: FunctionComponent }> = import.meta.glob("../pages/*/page.tsx", { eager: true });

/** A page within its frame as HTML, in its first state. */
export const render = (id: string, lang: Lang): string => {
  const { Page } = modules[`../pages/${id}/page.tsx`]!;
  return renderToString(
    <Frame id={id} lang={lang}>
      <Page />
    </Frame>,
  );
};
