/* Reading a story aloud, by a Vietnamese voice of the device: one that speaks without asking
   anybody on the network. */

/**
 * Show the button once the browser has such a voice; it starts and stops.
 * @param {HTMLElement} button
 * @param {HTMLElement} story
 */
export function startListening(button, story) {
  if (!("speechSynthesis" in window)) return;
  const showButton = () => {
    button.hidden = !findVoice();
  };
  showButton();
  // Browsers load their voices late, and say so.
  speechSynthesis.addEventListener?.("voiceschanged", showButton);
  button.addEventListener("click", () => {
    if (button.hasAttribute("data-speaks")) speechSynthesis.cancel();
    else speak(button, story);
  });
  addEventListener("pagehide", () => speechSynthesis.cancel());
}

function findVoice() {
  return speechSynthesis.getVoices().find((voice) => {
    return voice.localService && /^vi\b/i.test(voice.lang);
  });
}

/**
 * @param {HTMLElement} button
 * @param {HTMLElement} story
 */
function speak(button, story) {
  const name = document.querySelector("h1")?.innerText ?? "";
  const speech = new SpeechSynthesisUtterance(`${name}. ${story.innerText}`);
  speech.voice = findVoice() ?? null;
  speech.lang = "vi-VN";
  speech.rate = 0.95;
  const mark = (/** @type {boolean} */ isOn) => {
    button.toggleAttribute("data-speaks", isOn);
    const label = button.querySelector("span");
    if (label) label.textContent = isOn ? "Dừng" : "Nghe";
  };
  speech.onend = speech.onerror = () => mark(false);
  speechSynthesis.cancel();
  speechSynthesis.speak(speech);
  mark(true);
}
