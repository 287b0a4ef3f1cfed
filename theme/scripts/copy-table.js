/* "Chép bảng": a table as a table, for a document and for a spreadsheet. */

/** @param {HTMLElement} tools */
function start(tools) {
  const table = tools.parentElement?.querySelector("table");
  const status = tools.querySelector("[role=status]");
  if (!table || !status || !("clipboard" in navigator)) return;
  tools.querySelector("button")?.addEventListener("click", async () => {
    try {
      await copyTable(table);
      status.textContent = "Đã chép; dán vào Word hoặc Excel.";
    } catch {
      status.textContent = "Trình duyệt không cho chép.";
    }
  });
  tools.hidden = false;
}

/** @param {HTMLTableElement} table */
async function copyTable(table) {
  const rows = addNotes([...table.rows]);
  const text = rows.map((cells) => cells.join("\t")).join("\n");
  if (!("ClipboardItem" in window)) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const html = createTable(rows).outerHTML;
  await navigator.clipboard.write([
    new ClipboardItem({
      "text/plain": new Blob([text], { type: "text/plain" }),
      "text/html": new Blob([html], { type: "text/html" }),
    }),
  ]);
}

/**
 * The words of all cells; what is said below a name stands in a column of its own, the last.
 * @param {HTMLTableRowElement[]} rows
 */
function addNotes(rows) {
  const notes = rows.map((row) => readAll(row.querySelectorAll(".report__remark")));
  const title = notes.some(Boolean) ? ["Ghi chú"] : [];
  return rows.map((row, index) => [
    ...[...row.cells].map(readCell),
    ...(row.parentElement?.localName === "thead" ? title : title.map(() => notes[index])),
  ]);
}

/** @param {NodeListOf<HTMLElement>} elements */
function readAll(elements) {
  return [...elements].map(({ innerText }) => toLine(innerText)).join("; ");
}

/** @param {HTMLTableCellElement} cell */
function readCell(cell) {
  const copy = /** @type {HTMLElement} */ (cell.cloneNode(true));
  for (const remark of copy.querySelectorAll(".report__remark, .hidden")) remark.remove();
  return toLine(copy.textContent ?? "");
}

/**
 * In one line: a line or tab inside would be a cell of its own.
 * @param {string} text
 */
function toLine(text) {
  return text.replace(/\s+/g, " ").trim();
}

/** @param {string[][]} rows */
function createTable(rows) {
  const table = document.createElement("table");
  for (const cells of rows) {
    const row = table.insertRow();
    for (const text of cells) row.insertCell().textContent = text;
  }
  return table;
}

for (const tools of document.querySelectorAll("[data-copy-table]")) {
  start(/** @type {HTMLElement} */ (tools));
}
