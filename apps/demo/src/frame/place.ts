import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { folderOf, rootOf } from "../pages.js";
import { LangContext, type Lang } from "../text/lang.js";

/** The page that is shown. */
export const PlaceContext = createContext("home");

/** What makes addresses of pages, relative to this one, so that the site can lie in any folder. */
export const useHref = (): ((id: string, lang?: Lang) => string) => {
  const here = useContext(PlaceContext);
  const lang = useContext(LangContext);
  return (id, other = lang) => rootOf(here, lang) + folderOf(id, other);
};
