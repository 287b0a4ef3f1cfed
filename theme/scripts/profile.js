/* What a profile's page alone does: it reads the story aloud, and says how many were read on this visit. */

import { startListening } from "./profile/listen.js";
import { showPlaceInWalk } from "./profile/walk.js";

const story = /** @type {HTMLElement | null} */ (document.querySelector("[data-story]"));
// A recording has its own buttons.
const hasRecording = Boolean(document.querySelector("[data-recording]"));
for (const button of document.querySelectorAll("[data-listen]")) {
  if (story && !hasRecording) startListening(/** @type {HTMLElement} */ (button), story);
}
const place = /** @type {HTMLElement | null} */ (document.querySelector("[data-walk]"));
if (place && story) showPlaceInWalk(place);
