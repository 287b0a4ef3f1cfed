/* How many profiles a snippet asks for. */

/**
 * A number of profiles, however it was typed; 0 for what is none.
 * @param {string | null} text
 */
export function readCount(text) {
  const count = Math.floor(Number(text) || parseInt(text ?? "", 10));
  return count > 0 ? count : 0;
}
