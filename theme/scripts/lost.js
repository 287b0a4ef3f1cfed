/* On the page that is not found: the address of a further page of a list leads to the list. */

const [, list] = /^(.*\/)trang\/\d+\/?$/.exec(location.pathname) ?? [];
const note = document.querySelector("[data-shorter-list]");
if (list && note instanceof HTMLElement) {
  note.querySelector("a")?.setAttribute("href", list);
  note.hidden = false;
}
