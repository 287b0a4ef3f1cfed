/* Where the reader is on the walk from deed to deed: how many stories were read on this visit. Kept
   for this tab and nowhere else. */

const READ_KEY = "ntvt.read";
const MOST_READ = 500;

/** @param {HTMLElement} place Says the number, from the second story on. */
export function showPlaceInWalk(place) {
  const count = countStories(location.pathname);
  if (count < 2) return;
  place.textContent = `Câu chuyện thứ ${count} bạn đọc lần này`;
  place.hidden = false;
}

/**
 * Add a story to those read, and count them up to this one.
 * @param {string} path
 */
function countStories(path) {
  try {
    const kept = JSON.parse(sessionStorage.getItem(READ_KEY) ?? "[]");
    /** @type {string[]} */
    const paths = Array.isArray(kept) ? kept : [];
    if (!paths.includes(path)) paths.push(path);
    sessionStorage.setItem(READ_KEY, JSON.stringify(paths.slice(-MOST_READ)));
    return paths.indexOf(path) + 1;
  } catch {
    // The browser keeps nothing for us, or other sites keep something else there.
    return 0;
  }
}
