/* Where our site is, and what is fetched from it. Nothing is asked of any other host. */

const script = /** @type {HTMLScriptElement} */ (
  document.currentScript ?? document.querySelector('script[src*="/nhung"]')
);

/** The address of our site, which ends in "/": this script is `nhung.js` or `nhung/1.js` below it. */
export const root = new URL(script.src).href.replace(/nhung(?:\/1)?\.js(?:[?#].*)?$/, "");

/** Milliseconds until we show the link that stands for what does not come. */
export const PATIENCE = 8000;

/** @param {string} path */
export async function load(path) {
  return fetch(root + path, { credentials: "omit", signal: AbortSignal.timeout(PATIENCE) });
}

/**
 * Say in the console which attribute names nothing of ours: the webmaster looks there.
 * @param {Element} element
 * @param {string} attribute
 */
export function warn(element, attribute) {
  console.warn(`<${element.localName}>: không tìm thấy ${attribute}. Xem ${root}nhung/`);
}

/* Whatever the page does to its elements ends here, but for its light or dark. */
const HOST_STYLE = `:host {
  all: initial !important;
  display: block !important;
  color-scheme: inherit !important;
  font-family: system-ui, Arial, sans-serif !important;
}
:host(ntvt-ho-so) {
  max-width: 480px !important;
}
:host([mau="sang"]) {
  color-scheme: light !important;
}
:host([mau="toi"]) {
  color-scheme: dark !important;
}
`;

/** @type {Promise<CSSStyleSheet> | undefined} */
let styles;

/** Load our styles, as text, so that the policy of the page need not allow styles of ours. */
export function loadStyles() {
  styles ??= load("nhung/1/card.css").then(async (answer) => {
    if (!answer.ok) throw new Error("no styles");
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(HOST_STYLE + (await answer.text()));
    return sheet;
  });
  // A page that stays open may try again.
  styles.catch(() => (styles = undefined));
  return styles;
}
