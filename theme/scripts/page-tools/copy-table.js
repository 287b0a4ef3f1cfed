/* "Chép bảng": a table as a table, for a document and for a spreadsheet. */

/** @param {HTMLElement} tools */
export function startCopyTable(tools) {
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
  const rows = [...table.rows].map((row) => [...row.cells].map(readCell));
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
 * The words of a cell in one line: a line or tab inside would be a cell of its own.
 * @param {HTMLTableCellElement} cell
 */
function readCell(cell) {
  return cell.innerText.replace(/\s+/g, " ").trim();
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
