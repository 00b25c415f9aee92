import type { VNode } from "preact";
import { useText } from "../text/lang.js";
import { words } from "../text/words.js";
import { misread } from "../url/url-state.js";

/** Says which parts of the address were not understood. */
export const Notice = (): VNode | null => {
  const text = useText();
  if (misread.value.length === 0) return null;
  return (
    <div class="notice" role="alert">
      <p>{text(words.notUnderstood)}<code>{misread.value.join(" ")}</code></p>
      <button type="button" onClick={() => (misread.value = [])}>{text(words.dismiss)}</button>
    </div>
  );
};
