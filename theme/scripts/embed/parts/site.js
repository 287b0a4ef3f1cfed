/* Where our site is, and what is fetched from it. Nothing is asked of any other host. */

const running = /** @type {HTMLScriptElement | null} */ (document.currentScript);
/**
 * jQuery runs the text of a script of its own host, in an element without an address; a script inside a shadow root
 * is not told which it is.
 * @type {HTMLScriptElement | null}
 */
const script = running?.src
  ? running
  : document.querySelector('script[src*="/nhung.js"], script[src*="/nhung/1.js"]');

const OURS = /nhung(?:\/1)?\.js(?:[?#].*)?$/;

/**
 * The address of our site, which ends in "/": this script is `nhung.js` or `nhung/1.js` below it. Empty where the
 * script cannot know: then it changes nothing on the page.
 */
export const root = script ? new URL(script.src).href.replace(OURS, "") : "";

/**
 * Whether an element is of another site with this program, whose script is on the page, too: the first script has
 * given the elements their names. Its link tells.
 * @param {Element} element
 */
export function isForeign(element) {
  const { href = "" } = element.querySelector("a") ?? {};
  if (href.startsWith(root)) return false;
  return [...document.scripts].some(({ src }) => {
    return OURS.test(src) && href.startsWith(src.replace(OURS, ""));
  });
}

/** Milliseconds until we show the link that stands for what does not come. */
export const PATIENCE = 8000;

/**
 * Load a file of ours; null for one that is not there. Raises an error for every other failure.
 * @param {string} path
 */
export async function load(path) {
  const signal = AbortSignal.timeout(PATIENCE);
  const answer = await fetch(root + path, { credentials: "omit", signal });
  if (answer.status === 404 || answer.status === 410) return null;
  if (!answer.ok) throw new Error(String(answer.status));
  return answer;
}

/**
 * The address of a page of ours below the root, without slashes around it, however it was pasted: whole or in
 * capitals; null for what can be none.
 * @param {string | null} text
 */
export function readPath(text) {
  const path = (text ?? "")
    .trim()
    .replace(root, "")
    .replace(/[?#].*/, "");
  const inner = path.replace(/^\/+|\/+$/g, "").toLowerCase();
  return /^(?:[a-z0-9-]+(?:\/[a-z0-9-]+)*)?$/.test(inner) ? inner : null;
}

/**
 * Say in the console which attribute names nothing of ours: the webmaster looks there.
 * @param {Element} element
 * @param {string} attribute
 */
export function warn(element, attribute) {
  console.warn(`<${element.localName}>: không tìm thấy ${attribute}. Xem ${root}nhung/`);
}

/* Whatever the page does to its elements ends here, but for its light or dark and for what it hides.
   "all" leaves the direction as it is. A flow root stands beside a picture that floats, not on it. */
const HOST_STYLE = `:host {
  all: initial !important;
  display: flow-root !important;
  visibility: inherit !important;
  direction: ltr !important;
  unicode-bidi: isolate !important;
  color-scheme: inherit !important;
  margin-bottom: 12px !important;
  font-family: system-ui, Arial, sans-serif !important;
}
:host([hidden]), :host([style*="display: none"]), :host([style*="display:none"]) {
  display: none !important;
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
    if (!answer) throw new Error("no styles");
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(HOST_STYLE + (await answer.text()));
    return sheet;
  });
  // A page that stays open may try again.
  styles.catch(() => (styles = undefined));
  return styles;
}
