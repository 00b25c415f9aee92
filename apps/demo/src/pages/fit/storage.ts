import { get, set } from "idb-keyval";
import { effect } from "@preact/signals";
import { own, ownText, state } from "./state.js";

const key = "fit/data";
const longestLink = 8000;

/** Keeps the reader's data on this device over a reload, and in the fragment of the address where they are short; a fragment never leaves the browser. What the reader gives or chooses before they are there stays. */
export const keepData = async (): Promise<void> => {
  const before = state.ex.peek();
  const linked = await fromFragment(location.hash).catch(() => undefined);
  const text = linked ?? (state.ex.value === own ? await get<string>(key).catch(() => undefined) : undefined);
  if (text !== undefined && ownText.peek() === "" && state.ex.peek() === before) {
    ownText.value = text;
    state.ex.value = own;
  }
  effect(() => {
    const [isOwn, data] = [state.ex.value === own, ownText.value];
    void save(isOwn, data);
  });
};

const save = async (isOwn: boolean, data: string): Promise<void> => {
  if (isOwn && data !== "") await set(key, data).catch(() => undefined);
  const fragment = isOwn && data !== "" && data.length < 20 * longestLink ? await toFragment(data) : "";
  const url = new URL(location.href);
  url.hash = fragment.length <= longestLink ? fragment : "";
  if (url.href !== location.href) history.replaceState(null, "", url);
};

/** `#d=`, then the text compressed, in the letters of addresses. */
const toFragment = async (text: string): Promise<string> => {
  const bytes = new Uint8Array(await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"))).arrayBuffer());
  return `d=${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}`;
};

const fromFragment = async (fragment: string): Promise<string | undefined> => {
  const [, letters] = /^#?d=([\w-]+)$/.exec(fragment) ?? [];
  if (letters === undefined) return undefined;
  const bytes = Uint8Array.from(atob(letters.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).text();
};
