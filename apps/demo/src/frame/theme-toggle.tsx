import { signal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import { useText } from "../text/lang.js";
import { words } from "../text/words.js";

const themes = ["system", "light", "dark"] as const;
type Theme = (typeof themes)[number];
const theme = signal<Theme>("system");

/** Takes the reader through the system's colours, light and dark, and remembers; `public/theme.js` reads it before the page is painted. */
export const ThemeToggle = (): VNode => {
  const text = useText();
  useEffect(() => {
    theme.value = themes.find((known) => known === document.documentElement.dataset.theme) ?? "system";
  }, []);
  const name = `${text(words.theme)}: ${text(words[theme.value])}`;
  return (
    <button type="button" class="icon" aria-label={name} title={name} onClick={() => choose(themes[(themes.indexOf(theme.value) + 1) % themes.length]!)}>
      <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
        <circle cx="12" cy="12" r="8" fill="none" stroke="currentColor" stroke-width="2" />
        {theme.value !== "light" && <path d={theme.value === "dark" ? "M12 4a8 8 0 0 1 0 16 8 8 0 0 1 0-16Z" : "M12 4a8 8 0 0 1 0 16Z"} fill="currentColor" />}
      </svg>
    </button>
  );
};

const choose = (next: Theme): void => {
  theme.value = next;
  if (next === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = next;
  try {
    localStorage.setItem("theme", next);
  } catch {
    // Storage may be refused; the choice then lasts as long as the page.
  }
};
