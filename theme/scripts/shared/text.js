/**
 * Write the first letter as a capital.
 * @param {string} text
 */
export function capitalize(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/**
 * Write a whole number as Vietnamese print it: 1.200.
 * @param {number} count
 */
export function formatCount(count) {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ".");
}
