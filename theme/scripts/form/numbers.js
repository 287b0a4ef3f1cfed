/* Phone and identity numbers, group by group, as generator/checking/numbers.py reads them. */

/** @typedef {{ code: string, text: string, start: number }} Detail */
/** @typedef {{ start: number, end: number, digits: string }} Group */
/** @typedef {Record<string, import("./rule.js").Rule>} Rules */

const LEAST_DIGITS = 9;
const MOST_DIGITS = 14;
const LEAST_LABELLED = 6;
const MOST_GAP = 4;
const LABEL_REACH = 40;
const LETTER = /[\p{L}\p{N}]/u;

/**
 * Return the numbers of a text that are written in digits, and in words.
 * @param {string} text
 * @param {Rules} rules
 * @returns {Detail[]}
 */
export function findNumbers(text, rules) {
  const found = rules.spelled
    .findAll(text)
    .map((match) => ({ code: "phone", text: match[0], start: match.index }));
  for (const match of rules.run.findAll(text)) {
    const [run] = match;
    const start = match.index;
    if (run.length < LEAST_LABELLED && !"oO".includes(text[start - 1] ?? "-")) continue;
    const after = text.slice(start + run.length, start + run.length + 8);
    const before = text.slice(Math.max(0, start - LABEL_REACH), start);
    for (const detail of readRun(run, before, after, rules)) {
      found.push({ ...detail, start: start + detail.start });
    }
  }
  return found;
}

/**
 * @param {string} run
 * @param {string} before
 * @param {string} after
 * @param {Rules} rules
 */
function readRun(run, before, after, rules) {
  /** @type {Detail[]} */
  const found = [];
  const groups = readGroups(run, rules);
  if (!groups.length) return found;
  // Where a date begins the run, a label before it says nothing of the next group.
  const label = groups[0].start <= 2 ? findLabel(before, rules) : null;
  // "0,25" is a fraction.
  let first = rules.fraction.matchStart(run) ? 2 : 0;
  while (first < groups.length) {
    const number = readAt(groups, first, run, before, after, label, rules);
    if (!number) {
      const sum = rules.wholeSum.matchStart(run.slice(groups[first].start));
      first += sum ? rules.group.findAll(sum[0]).length : 1;
      continue;
    }
    const begin = groups[first].start;
    const start = run[begin - 1] === "+" ? begin - 1 : begin;
    found.push({ code: number.code, text: run.slice(start, groups[number.last].end), start });
    first = number.last + 1;
  }
  return found;
}

/**
 * @param {string} run
 * @param {Rules} rules
 * @returns {Group[]}
 */
function readGroups(run, rules) {
  const undated = run.replace(rules.date.everywhere, (date) => " ".repeat(date.length));
  return rules.group.findAll(undated).map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    digits: match[0],
  }));
}

/**
 * @param {Group[]} groups
 * @param {number} first
 * @param {string} run
 * @param {string} before
 * @param {string} after
 * @param {ReturnType<typeof findLabel>} label
 * @param {Rules} rules
 */
function readAt(groups, first, run, before, after, label, rules) {
  let number = findNumber(groups, first, run, after, "", rules);
  if (first > 0) return number;
  if (label) {
    number = number
      ? { code: label.code, last: number.last }
      : findLabelled(groups, run, label, after, rules);
  }
  const previous = before.at(-2) ?? "";
  if (!number && "oO".includes(before.at(-1) ?? "-") && !LETTER.test(previous)) {
    number = findNumber(groups, 0, run, after, "0", rules);
  }
  return number;
}

/**
 * Return the code of the longest number that begins with a group, and the index of its last group.
 * @param {Group[]} groups
 * @param {number} first
 * @param {string} run
 * @param {string} after
 * @param {string} missing
 * @param {Rules} rules
 */
function findNumber(groups, first, run, after, missing, rules) {
  const { start, digits: opening } = groups[first];
  const hasPlus = run[start - 1] === "+";
  if (!(hasPlus || missing || "08".includes(opening[0]) || opening.length >= LEAST_DIGITS))
    return null;
  let digits = missing;
  /** @type {{ code: string, last: number } | null} */
  let result = null;
  for (let last = first; last < groups.length; last++) {
    const gap = last > first ? run.slice(groups[last - 1].end, groups[last].start) : "";
    if (gap.trim().length > MOST_GAP || (result && rules.endsNumber.search(gap))) break;
    digits += groups[last].digits;
    if (digits.length > MOST_DIGITS) break;
    if (digits.length < LEAST_DIGITS) continue;
    const rest = run.slice(groups[last].end, groups[last].end + after.length) || after;
    const code = findCode(digits, first === last, hasPlus, rest, rules);
    if (code) result = { code, last };
  }
  return result && !isList(groups.slice(first, result.last + 1), run, rules) ? result : null;
}

/**
 * Return the code that a label such as "điện thoại" gives a number, and whether it stands directly before it.
 * @param {string} before
 * @param {Rules} rules
 */
function findLabel(before, rules) {
  const label = rules.label.findAll(before).at(-1);
  if (!label) return null;
  const between = before.slice(label.index + label[0].length);
  if (!rules.between.matchStart(between)) return null;
  // What may lead to a count as well.
  if (label.groups?.contact !== undefined) return { code: "phone", isDirect: false };
  const code = label.groups?.phone !== undefined ? "phone" : "identity";
  return { code, isDirect: rules.directly.matchStart(between) !== null };
}

/**
 * @param {Group[]} groups
 * @param {string} run
 * @param {{ code: string, isDirect: boolean }} label
 * @param {string} after
 * @param {Rules} rules
 */
function findLabelled(groups, run, label, after, rules) {
  let last = 0;
  let digits = groups[0].digits.length;
  while (last + 1 < groups.length && groups[last + 1].start - groups[last].end <= 1) {
    last += 1;
    digits += groups[last].digits.length;
  }
  const number = run.slice(groups[0].start, groups[last].end);
  const rest = run.slice(groups[last].end) || after;
  if (digits < LEAST_LABELLED || rules.money.matchStart(rest)) return null;
  if (rules.service.matchStart(number) || rules.years.matches(number)) return null;
  return rules.sum.matches(number) && !label.isDirect ? null : { code: label.code, last };
}

/**
 * Return whether groups are a list of small numbers: "05, 06, 07".
 * @param {Group[]} groups
 * @param {string} run
 * @param {Rules} rules
 */
function isList(groups, run, rules) {
  const gaps = groups.slice(1).map(({ start }, index) => run.slice(groups[index].end, start));
  const isApart = gaps.some((gap) => rules.endsNumber.search(gap));
  return isApart && groups.every(({ digits }) => digits.length <= 2);
}

/**
 * @param {string} digits
 * @param {boolean} isWhole
 * @param {boolean} hasPlus
 * @param {string} after
 * @param {Rules} rules
 */
function findCode(digits, isWhole, hasPlus, after, rules) {
  if (hasPlus) return "phone";
  if (rules.money.matchStart(after)) return null;
  if (rules.phone.matches(digits) || rules.abroad.matches(digits)) return "phone";
  if (rules.identity.matches(digits)) return "identity";
  // Old identity numbers look like sums; a sum of that size is round.
  const isOld = digits.length === 9 && !digits.endsWith("000");
  return isWhole && (digits.length === 12 || isOld) ? "identity" : null;
}
