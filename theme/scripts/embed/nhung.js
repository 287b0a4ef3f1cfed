/* The one script that another site loads: <ntvt-ho-so slug="…"> shows a profile's card, and frames
   of ours get the height they ask for. No cookies, no globals, nothing asked of any other host. */

/** @typedef {{ text: string | null, label: string, monogram: string, is_honoured: boolean, picture: string | null }} Card */
/** @typedef {{ title: string, provider_name: string, card: Card }} Profile */

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const root = new URL(".", script.src).href;
const PATIENCE = 8000;

/* Whatever the page does to its elements ends here, but for its light or dark. */
const HOST_STYLE = `:host {
  all: initial !important;
  display: block !important;
  max-width: 30rem !important;
  color-scheme: inherit !important;
  font-family: system-ui, Arial, sans-serif !important;
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

/** @param {string} path */
async function load(path) {
  return fetch(root + path, { credentials: "omit", signal: AbortSignal.timeout(PATIENCE) });
}

/** The styles come as text, so that the policy of the page need not allow styles of ours. */
function loadStyles() {
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

/**
 * Create an element with a class and text, which is never read as HTML.
 * @param {string} tag
 * @param {string} name
 * @param {string} text
 */
function create(tag, name, text = "") {
  const element = document.createElement(tag);
  element.className = name;
  element.textContent = text;
  return element;
}

/** @param {string} href @param {string} text */
function createLink(href, text) {
  const link = /** @type {HTMLAnchorElement} */ (create("a", "card__link", text));
  Object.assign(link, { href, target: "_blank", rel: "noopener" });
  link.append(create("span", "hidden", " (mở trong thẻ mới)"));
  return link;
}

/**
 * Create the line that stands in the place of a card.
 * @param {string} href
 * @param {string} text
 */
function createNote(href, text) {
  const note = create("p", "card__note");
  note.append(createLink(href, text));
  const box = create("div", "card");
  box.append(note);
  return box;
}

/** @param {Card} card */
function createFace(card) {
  if (!card.picture) {
    const face = create("span", "card__face", card.monogram);
    face.setAttribute("aria-hidden", "true");
    return face;
  }
  const face = /** @type {HTMLImageElement} */ (create("img", "card__face"));
  return Object.assign(face, { src: root + card.picture, alt: "", width: 60, height: 60 });
}

/** @param {Profile} profile @param {string} href */
function createCard(profile, href) {
  const { card } = profile;
  const inner = create("div", "card__inner");
  const text = create("div", "card__text");
  const name = create("h3", "card__name");
  name.append(createLink(href, profile.title));
  text.append(name);
  if (card.text) text.append(create("p", "card__deed", card.text));
  const label = card.is_honoured ? `Được khen thưởng · ${card.label}` : card.label;
  text.append(create("p", "card__label", label));
  text.append(create("p", "card__site", profile.provider_name));
  inner.append(createFace(card), text);
  const article = create("article", card.is_honoured ? "card card--honoured" : "card");
  article.append(inner);
  return article;
}

class ProfileElement extends HTMLElement {
  static observedAttributes = ["slug"];

  connectedCallback() {
    this.#show();
  }

  attributeChangedCallback() {
    if (this.isConnected) this.#show();
  }

  /** Until the card is there, and where anything fails, the link inside the element stands. */
  async #show() {
    const slug = this.getAttribute("slug") ?? "";
    const href = /^[a-z0-9-]+$/.test(slug) ? `${root}ho-so/${slug}/` : root;
    try {
      const [answer, sheet] = await Promise.all([load(`oembed/${slug}.json`), loadStyles()]);
      if (slug !== this.getAttribute("slug")) return;
      if (answer.status === 404) {
        this.#fill(createNote(root, "Hồ sơ này không còn trên trang Người tốt, việc tốt"), sheet);
        return;
      }
      this.#fill(createCard(await answer.json(), href), sheet);
    } catch {
      if (this.shadowRoot || this.childElementCount) return;
      this.#fill(createNote(href, "Xem hồ sơ trên trang Người tốt, việc tốt"));
    }
  }

  /** @param {Element} content @param {CSSStyleSheet} [sheet] */
  #fill(content, sheet) {
    const shadow = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    shadow.adoptedStyleSheets = sheet ? [sheet] : [];
    const box = create("div", "");
    box.lang = "vi";
    box.append(content);
    shadow.replaceChildren(box);
  }
}

// Two snippets on one page load this twice.
if (!customElements.get("ntvt-ho-so")) {
  customElements.define("ntvt-ho-so", ProfileElement);
  addEventListener("message", ({ data, origin, source }) => {
    if (origin !== new URL(root).origin || data?.type !== "ntvt-height") return;
    const height = Number(data.height);
    if (!(height > 0 && height < 2000)) return;
    for (const frame of document.querySelectorAll("iframe")) {
      if (frame.contentWindow === source) frame.height = String(height);
    }
  });
}
