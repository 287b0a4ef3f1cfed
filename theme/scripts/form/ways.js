/* The ways to send that a form offers at its end. */

import { createElement } from "../shared/elements.js";

/**
 * A way: what it is called, what to do there, and a link or buttons.
 * @param {string} title
 * @param {string} text
 * @param {...Node} actions
 */
export function createWay(title, text, ...actions) {
  const row = createElement("div", { class: "form__choices" }, ...actions);
  const name = createElement("strong", {}, title);
  return createElement("div", { class: "form__way" }, name, createElement("p", {}, text), row);
}

/**
 * @param {string} text
 * @param {string} href
 */
export function createLink(text, href) {
  const attributes = /** @type {Record<string, string>} */ ({ class: "button", href });
  if (!href.startsWith("mailto:")) Object.assign(attributes, { target: "_blank", rel: "noopener" });
  return createElement("a", attributes, text);
}

/**
 * A button that copies a text, and says so; without the right to, it selects the text on the page.
 * @param {string} label
 * @param {string} text
 * @param {HTMLElement} shown
 */
export function createCopyButton(label, text, shown) {
  const button = createElement("button", { class: "button", type: "button" }, label);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = "Đã chép";
    } catch {
      shown.closest("details")?.setAttribute("open", "");
      getSelection()?.selectAllChildren(shown);
      button.textContent = "Đã chọn sẵn: nhấn Ctrl+C";
    }
  });
  return button;
}

/**
 * @param {string} name
 * @param {string} text
 */
export function createDownload(name, text) {
  const button = createElement("button", { class: "button", type: "button" }, "Tải tệp về");
  button.addEventListener("click", () => {
    const address = URL.createObjectURL(new Blob([text], { type: "text/markdown;charset=utf-8" }));
    createElement("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  });
  return button;
}

const OFFLINE =
  "Chưa tải được dữ liệu của mẫu này. Hãy tải lại trang; nếu vẫn không được thì gửi bằng cách dưới đây.";
const TOO_OLD =
  "Trình duyệt này quá cũ, không kiểm tra được những điều riêng tư, nên mẫu không mở ra. Hãy cập nhật, hoặc gửi bằng cách dưới đây.";

/**
 * Read the data of a form, start it, and only then show it; else say on the page why it does not work.
 * @param {HTMLFormElement} form
 * @param {HTMLElement} without What stands there without the form.
 * @param {(data: any) => void} start Called with what `make_form_data` wrote.
 */
export async function openForm(form, without, start) {
  const why = /** @type {HTMLElement} */ (without.querySelector("[data-why]"));
  const answer = await fetch(form.dataset.source ?? "").catch(() => null);
  const data = answer?.ok ? await answer.json().catch(() => null) : null;
  if (!data) {
    why.textContent = OFFLINE;
    return;
  }
  try {
    start(data);
  } catch {
    // A browser that does not know the patterns must not let anything through.
    why.textContent = TOO_OLD;
    return;
  }
  without.hidden = true;
  form.hidden = false;
}
