/* Texts as YAML writes them in a profile's file, in the same form as `ntvt new` (PyYAML): without quotes where it may. */

// What YAML 1.1 would read as something else than text.
const NOT_TEXT = new RegExp(
  [
    "yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF|~|null|Null|NULL|<<|=",
    "[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+",
    "[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*",
    "[-+]?(?:[0-9][0-9_]*)\\.[0-9_]*(?:[eE][-+][0-9]+)?|\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?",
    "[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)",
    "[0-9]{4}-[0-9]{2}-[0-9]{2}",
    "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \\t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]*)?(?:[ \\t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?",
  ]
    .map((kind) => `^(?:${kind})$`)
    .join("|"),
);
const STARTS = /^(?:[#,[\]{}&*!|>'"%@`]|-(?: |$)|---|\.\.\.)/;
const STARTS_BLOCK = /^[?:](?: |$)/;
const INSIDE = /: |:$| #/;
// Inside brackets more signs have a meaning.
const IN_BRACKETS = /^[?:]|[,?[\]{}:]/;

/**
 * Put a text into one line, with composed letters and without control characters.
 * @param {string} text
 */
export function inOneLine(text) {
  return text
    .normalize("NFC")
    .replace(/[\s\p{Cc}\ufeff]+/gu, " ")
    .trim();
}

/**
 * Write a text of one line as a value; `inBrackets` for one of `{…}`.
 * @param {string} text
 * @param {boolean} inBrackets
 */
export function writeText(text, inBrackets) {
  const isPlain =
    !STARTS.test(text) &&
    !STARTS_BLOCK.test(text) &&
    !INSIDE.test(text) &&
    !NOT_TEXT.test(text) &&
    !(inBrackets && IN_BRACKETS.test(text));
  return isPlain ? text : `'${text.replaceAll("'", "''")}'`;
}

/**
 * Write keys and values in one line: `{document: a, section: b}`; what is empty is left out.
 * @param {Record<string, string>} values
 */
export function writeBrackets(values) {
  const pairs = Object.entries(values).filter(([, value]) => value);
  // rjsmin takes the inner one of two templates for code, and drops its spaces.
  const written = pairs.map(([key, value]) => `${key}: ${writeText(value, true)}`);
  return `{${written.join(", ")}}`;
}
