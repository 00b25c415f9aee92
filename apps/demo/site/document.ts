import { policy } from "./headers.js";

/** What a page's HTML is made of. Addresses are relative to the page. */
export interface Document {
  readonly lang: string;
  readonly title: string;
  readonly description: string;
  /** The page, prerendered. */
  readonly body: string;
  /** From the page to the site's folder: "./", "../", … */
  readonly root: string;
  readonly scripts: readonly string[];
  readonly preloads: readonly string[];
  readonly styles: readonly string[];
  readonly fonts: readonly string[];
  /** The same page in other languages, by language. */
  readonly alternates: Readonly<Record<string, string>>;
}

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign]!);

/** A page as an HTML document. The policy is last in the head while developing, as Vite's client needs more than a built page does. */
export const documentOf = ({ lang, title, description, body, root, scripts, preloads, styles, fonts, alternates }: Document, { strict = true } = {}): string =>
  [
    "<!doctype html>",
    `<html lang="${lang}">`,
    "<head>",
    '<meta charset="utf-8">',
    ...(strict ? [`<meta http-equiv="Content-Security-Policy" content="${policy}">`] : []),
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escape(title)}</title>`,
    `<meta name="description" content="${escape(description)}">`,
    '<meta name="color-scheme" content="light dark">',
    `<link rel="icon" href="${root}icon.svg" type="image/svg+xml">`,
    `<link rel="manifest" href="${root}manifest.webmanifest">`,
    `<link rel="stylesheet" href="${root}layers.css">`,
    ...Object.entries(alternates).map(([other, href]) => `<link rel="alternate" hreflang="${other}" href="${href}">`),
    `<script src="${root}theme.js"></script>`,
    ...fonts.map((href) => `<link rel="preload" as="font" type="font/woff2" href="${href}" crossorigin>`),
    ...styles.map((href) => `<link rel="stylesheet" href="${href}">`),
    ...preloads.map((href) => `<link rel="modulepreload" href="${href}">`),
    ...scripts.map((src) => `<script type="module" src="${src}"></script>`),
    "</head>",
    `<body><div id="app">${body}</div></body>`,
    "</html>",
    "",
  ].join("\n");
