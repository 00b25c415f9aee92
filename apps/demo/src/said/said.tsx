import { signal } from "@preact/signals";
import type { VNode } from "preact";
import { useContext } from "preact/hooks";
import { LangContext } from "../text/lang.js";
import type { inKorean } from "./in-korean.js";
import type { Saying } from "./saying.js";

const korean = signal<typeof inKorean | undefined>(undefined);
let isAsked = false;

/** Fetches Korean for what packages say: before a page is drawn that begins with something said. */
export const learnKorean = async (): Promise<void> => {
  isAsked = true;
  korean.value = (await import("./in-korean.js")).inKorean;
};

/** Korean for what packages say, fetched when a Korean page first needs it. */
const useKorean = (): typeof inKorean | undefined => {
  const lang = useContext(LangContext);
  if (lang !== "ko") return undefined;
  if (!isAsked) void learnKorean();
  return korean.value;
};

/** What a package says, in the page's language; in English, and marked as such, where there is no Korean for it. */
export const Said = ({ of: { code, data, message } }: { readonly of: Saying }): VNode => {
  const text = useKorean()?.(code, data);
  return <span data-code={code} lang={text === undefined ? "en" : "ko"}>{text ?? message}</span>;
};
