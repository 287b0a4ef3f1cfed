/* The colour that a host chooses for us, made readable on our paper. */

const LIGHT_PAPER = "#fffdf9";
const DARK_PAPER = "#231f1b";
const LEAST_CONTRAST = 4.5;

/** @param {string} colour "#rrggbb". */
function channelsOf(colour) {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
}

/** @param {number[]} channels */
function luminanceOf(channels) {
  const [red, green, blue] = channels.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/**
 * The contrast of two colours as WCAG counts it, from 1 to 21.
 * @param {number[]} one
 * @param {number[]} two
 */
function contrastOf(one, two) {
  const [low, high] = [luminanceOf(one), luminanceOf(two)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/**
 * Mix a colour with black or white until it can be read.
 * @param {string} colour
 * @param {string} paper
 * @param {number} end 0 or 255.
 */
function adjust(colour, paper, end) {
  const [from, ground] = [channelsOf(colour), channelsOf(paper)];
  for (let part = 0; ; part += 0.05) {
    const mixed = from.map((channel) => Math.round(channel + (end - channel) * part));
    if (part >= 1 || contrastOf(mixed, ground) >= LEAST_CONTRAST)
      return `#${mixed.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
  }
}

/**
 * The nearest readable colours on our light and on our dark paper; null for what is no "#rrggbb".
 * @param {string | null} colour
 */
export function adjustAccent(colour) {
  if (!colour || !/^#[0-9a-f]{6}$/i.test(colour)) return null;
  return { light: adjust(colour, LIGHT_PAPER, 0), dark: adjust(colour, DARK_PAPER, 255) };
}

/** @param {string | null} colour */
export function createAccentSheet(colour) {
  const accent = adjustAccent(colour);
  if (!accent) return [];
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    `.card, .list { --accent: light-dark(${accent.light}, ${accent.dark}) !important; }`,
  );
  return [sheet];
}
