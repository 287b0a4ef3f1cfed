/** The switch between light, dark and the system's choice; and the tools of a page. Everything works without it. */
const root = document.documentElement;

const SCHEMES = {
  auto: { word: "theo thiết bị", next: "light" },
  light: { word: "sáng", next: "dark" },
  dark: { word: "tối", next: "auto" },
};

/** Show the scheme that is on; the button says which. */
function showScheme(button) {
  const scheme = root.dataset.theme ?? "auto";
  button.dataset.scheme = scheme;
  button.setAttribute("aria-label", `Giao diện: ${SCHEMES[scheme].word}. Bấm để đổi`);
  button.title = `Giao diện: ${SCHEMES[scheme].word}`;
}

/** Go to the next scheme and remember it, where the browser lets us. */
function changeScheme(button) {
  const { next } = SCHEMES[root.dataset.theme ?? "auto"];
  if (next === "auto") delete root.dataset.theme;
  else root.dataset.theme = next;
  try {
    if (next === "auto") localStorage.removeItem("theme");
    else localStorage.setItem("theme", next);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
  showScheme(button);
}

/** Share by the device's own sheet, or copy the address where there is none. */
async function share(said) {
  const url = document.querySelector('link[rel="canonical"]').href;
  if (navigator.share) {
    await navigator.share({ title: document.title, url }).catch((error) => {
      if (error.name !== "AbortError") throw error;
    });
    return;
  }
  await navigator.clipboard.writeText(url);
  said.textContent = "Đã sao chép địa chỉ";
}

/** Bring the tools to life; a tool that this browser cannot do stays hidden. */
function wakeTools(tools) {
  const said = tools.querySelector("[data-said]");
  const sharing = tools.querySelector("[data-share]");
  tools.querySelector("[data-print]").addEventListener("click", () => window.print());
  if (navigator.share) sharing.lastElementChild.textContent = "Chia sẻ";
  sharing.hidden = !navigator.share && !navigator.clipboard;
  sharing.addEventListener("click", () => share(said));
  tools.hidden = false;
}

const button = document.querySelector("[data-scheme]");
button.addEventListener("click", () => changeScheme(button));
showScheme(button);
button.hidden = false;
document.querySelectorAll("[data-tools]").forEach(wakeTools);
