/* The person on the home page: "Người khác" shows the next of those that the editors chose. */

/** @param {Element} stage */
export function startStage(stage) {
  const stories = /** @type {HTMLElement[]} */ ([...stage.children]);
  stage.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    if (!target.closest("[data-other]")) return;
    event.preventDefault();
    const shown = stories.findIndex((story) => !story.hidden);
    const next = stories[(shown + 1) % stories.length];
    for (const story of stories) story.hidden = story !== next;
    // The same button of the next story: who presses it again stays where they are.
    /** @type {HTMLElement | null} */ (next.querySelector("[data-other]"))?.focus();
  });
}
