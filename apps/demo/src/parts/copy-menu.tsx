import type { VNode } from "preact";
import { useRef } from "preact/hooks";
import { announce } from "../frame/live-region.js";
import { useText } from "../text/lang.js";
import { words } from "../text/words.js";
import { addressOf } from "../url/url-state.js";
import "./copy-menu.css";

interface CopyMenuProps {
  /** What can be copied, by its name: TypeScript, LaTeX, MathML, CLI. It is made when it is asked for. */
  readonly items: Readonly<Record<string, () => string>>;
}

/** Copies what is shown, as code or as a formula, or a link to it. */
export const CopyMenu = ({ items }: CopyMenuProps): VNode => {
  const text = useText();
  const menu = useRef<HTMLDetailsElement>(null);
  const copy = async (name: string, content: string): Promise<void> => {
    const done = await navigator.clipboard.writeText(content).then(() => true, () => false);
    announce(done ? `${text(words.copied)}${name}` : text(words.notCopied));
    if (done && menu.current) menu.current.open = false;
    else select(menu.current, content);
    menu.current?.querySelector("summary")?.focus();
  };
  return (
    <details class="copy" ref={menu} onKeyDown={({ key, currentTarget }) => key === "Escape" && (currentTarget.open = false)}>
      <summary>{text(words.copy)}</summary>
      <ul>
        {Object.entries({ ...items, [text(words.link)]: addressOf }).map(([name, content]) => (
          <li key={name}><button type="button" onClick={() => void copy(name, content())}>{name}</button></li>
        ))}
      </ul>
      <textarea readOnly hidden aria-label={text(words.copy)} />
    </details>
  );
};

/** Shows the text to be copied by hand. */
const select = (menu: HTMLDetailsElement | null, content: string): void => {
  const area = menu?.querySelector("textarea");
  if (!area) return;
  area.hidden = false;
  area.value = content;
  area.select();
};
