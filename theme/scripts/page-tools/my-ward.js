/* "My ward": kept on this device and nowhere else, and where the bar at the foot leads. */

/** Other sites of the same origin keep things there too. */
const WARD_KEY = "ntvt.ward";

/** @typedef {{ href: string, title: string }} Ward An address from the root of the host, and a name. */

/** @returns {Ward | null} */
function readWard() {
  try {
    const [href, title] = JSON.parse(localStorage.getItem(WARD_KEY) ?? "[]");
    // Whatever else stands there must not become a link to somewhere else.
    const isWard = /^\/(?!\/)[\w./-]*$/.test(href) && typeof title === "string" && title;
    return isWard ? { href, title } : null;
  } catch {
    return null;
  }
}

/** @param {Ward | null} ward */
function keepWard(ward) {
  try {
    if (ward) localStorage.setItem(WARD_KEY, JSON.stringify([ward.href, ward.title]));
    else localStorage.removeItem(WARD_KEY);
  } catch {
    // The browser keeps nothing for us.
  }
}

/** Let links lead to the ward that was kept, and let pages of wards keep and forget it. */
export function startMyWard() {
  const bar = /** @type {HTMLAnchorElement | null} */ (
    document.querySelector(".bar [data-my-ward]")
  );
  const wards = bar?.href;
  // Another gallery of the same origin may have kept one of its own.
  const kept = readWard();
  const ward = kept && wards && `${location.origin}${kept.href}`.startsWith(wards) ? kept : null;
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = document.querySelectorAll("a[data-my-ward]");
  for (const link of ward ? links : []) {
    link.href = ward?.href ?? "";
    if (!link.firstChild) link.textContent = ward?.title ?? "";
  }
  startLine(ward, bar, wards);
  const keeper = /** @type {HTMLElement | null} */ (document.querySelector("[data-keep-ward]"));
  if (keeper) startKeeper(keeper);
}

/**
 * The line on the page of all wards that names the kept one.
 * @param {Ward | null} ward
 * @param {HTMLAnchorElement | null} bar
 * @param {string | undefined} wards
 */
function startLine(ward, bar, wards) {
  const line = /** @type {HTMLElement | null} */ (document.querySelector("[data-my-ward-line]"));
  if (!line || !ward) return;
  line.hidden = false;
  line.querySelector("[data-forget]")?.addEventListener("click", () => {
    keepWard(null);
    line.hidden = true;
    if (bar && wards) bar.href = wards;
  });
}

/** @param {HTMLElement} keeper */
function startKeeper(keeper) {
  const button = /** @type {HTMLElement} */ (keeper.querySelector("button"));
  const note = /** @type {HTMLElement} */ (keeper.querySelector("[role=status]"));
  const href = location.pathname.replace(/trang\/\d+\/$/, "");
  const show = () => {
    const isKept = readWard()?.href === href;
    button.setAttribute("aria-pressed", String(isKept));
    note.textContent = isKept
      ? "Đã nhớ trên máy này; bấm lần nữa để bỏ."
      : "Chỉ nhớ trên máy này, không gửi đi đâu.";
  };
  button.addEventListener("click", () => {
    const isKept = readWard()?.href === href;
    keepWard(isKept ? null : { href, title: keeper.dataset.keepWard ?? "" });
    show();
  });
  show();
  keeper.hidden = false;
}
