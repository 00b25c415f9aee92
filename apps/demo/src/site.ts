import { render } from "./frame/render.js";
import { fileOf, pages, rootOf } from "./pages.js";
import { learnKorean } from "./said/said.js";
import { langs, type Lang } from "./text/lang.js";

/** A page in one language, as HTML. */
export interface Rendered {
  readonly id: string;
  readonly lang: Lang;
  /** The file, from the site's folder. */
  readonly path: string;
  readonly root: string;
  readonly title: string;
  readonly description: string;
  readonly body: string;
}

export const ids: readonly string[] = pages.map(({ id }) => id);

/** What packages say on Korean pages is Korean from the first. */
await learnKorean();

/** Every page in every language, prerendered in its first state. */
export const documents = (): Rendered[] =>
  pages.flatMap(({ id, title, lead }) =>
    langs.map((lang) => ({
      id,
      lang,
      path: fileOf(id, lang),
      root: rootOf(id, lang),
      title: id === "home" ? title[lang] : `${title[lang]} · gradkit`,
      description: lead[lang],
      body: render(id, lang),
    })),
  );
