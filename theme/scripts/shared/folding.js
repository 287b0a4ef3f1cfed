/* Texts without marks, to compare what was typed with names. */

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
 * Fold a place's name, without the word for its type in front, which may be abbreviated: "Phường Đại Mỗ" and "P. Đại Mỗ"
 * give "dai mo".
 * @param {string} name
 */
export function foldPlace(name) {
  return foldText(name).replace(/^(?:phuong|xa|thi tran|p|x|tt) (?=.)/, "");
}
