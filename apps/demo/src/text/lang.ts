import { createContext } from "preact";
import { useContext } from "preact/hooks";

export const langs = ["en", "ko"] as const;
export type Lang = (typeof langs)[number];

/** A text in each language, side by side. */
export type Text = Readonly<Record<Lang, string>>;

/** The language of the page. */
export const LangContext = createContext<Lang>("en");

/** What picks the page's language from a text. */
export const useText = (): ((text: Text) => string) => {
  const lang = useContext(LangContext);
  return (text) => text[lang];
};
