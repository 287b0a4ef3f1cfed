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

/**
 * Return a text in small letters without marks, words apart by one space.
 * @param {string} text
 */
export function foldText(text) {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/đ/g, "d")
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

/**
 * Fold a place's name, without the word for its type in front: "Phường Đại Mỗ" gives "dai mo".
 * @param {string} name
 */
export function foldPlace(name) {
  return foldText(name).replace(/^(?:phuong|xa|thi tran) (?=.)/, "");
}
