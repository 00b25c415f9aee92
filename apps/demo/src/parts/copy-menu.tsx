import type { VNode } from "preact";
import { useRef, useState } from "preact/hooks";
import { announce } from "../frame/live-region.js";
import { useText } from "../text/lang.js";
import { words } from "../text/words.js";
import { addressOf } from "../url/url-state.js";
import "./copy-menu.css";

interface CopyMenuProps {
  /** What can be copied, by its name: TypeScript, LaTeX, MathML, CLI. It is made when it is asked for. */
  readonly items: Readonly<Record<string, () => string>>;
}

/** Copies what is shown, as code, as a formula or as the picture beside it, or a link to it. */
export const CopyMenu = ({ items }: CopyMenuProps): VNode => {
  const text = useText();
  const menu = useRef<HTMLDetailsElement>(null);
  const [picture, setPicture] = useState<SVGSVGElement | null>(null);
  const all: Readonly<Record<string, () => string | Promise<string>>> = { ...items, ...(picture && { SVG: () => textOf(picture) }), [text(words.link)]: addressOf };
  const copy = async (name: string): Promise<void> => {
    const content = await all[name]!();
    const done = await navigator.clipboard.writeText(content).then(() => true, () => false);
    announce(done ? `${text(words.copied)}${name}` : text(words.notCopied));
    if (done && menu.current) menu.current.open = false;
    else select(menu.current, content);
    menu.current?.querySelector("summary")?.focus();
  };
  return (
    <details class="copy" ref={menu} onToggle={({ currentTarget }) => setPicture(pictureNear(currentTarget))} onKeyDown={({ key, currentTarget }) => key === "Escape" && (currentTarget.open = false)}>
      <summary>{text(words.copy)}</summary>
      <ul>
        {Object.keys(all).map((name) => <li key={name}><button type="button" onClick={() => void copy(name)}>{name}</button></li>)}
      </ul>
      <textarea readOnly hidden aria-label={text(words.copy)} />
    </details>
  );
};

/** The first picture of the row that a menu stands in, or of the page where it stands in none. */
const pictureNear = (menu: Element): SVGSVGElement | null => menu.closest(".row, main")?.querySelector<SVGSVGElement>(".plot svg") ?? null;

const textOf = async (picture: SVGSVGElement): Promise<string> => (await import("../plot/svg-text.js")).svgText(picture);

/** Shows the text to be copied by hand. */
const select = (menu: HTMLDetailsElement | null, content: string): void => {
  const area = menu?.querySelector("textarea");
  if (!area) return;
  area.hidden = false;
  area.value = content;
  area.select();
};
