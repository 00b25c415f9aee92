import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { folderOf } from "../pages.js";
import { LangContext, type Lang } from "../text/lang.js";

/** The page that is shown. */
export const PlaceContext = createContext("home");

/** What makes addresses of pages, relative to this one, so that the site can lie in any folder. */
export const useHref = (): ((id: string, lang?: Lang) => string) => {
  const here = useContext(PlaceContext);
  const lang = useContext(LangContext);
  const root = "../".repeat(folderOf(here, lang).split("/").length - 1) || "./";
  return (id, other = lang) => root + folderOf(id, other);
};
