/* Start in Vietnamese, whatever the language of the browser, unless someone chose another in the settings of the form. */

const SETTINGS = "sveltia-cms.prefs";
/** Stands in the settings of someone who has chosen none: the language of the browser. */
const NONE = "auto";

try {
  const settings = JSON.parse(localStorage.getItem(SETTINGS) ?? "{}");
  if ((settings.locale ?? NONE) === NONE)
    localStorage.setItem(SETTINGS, JSON.stringify({ ...settings, locale: "vi" }));
} catch {
  // A browser that keeps nothing: the CMS says so when it starts.
}
