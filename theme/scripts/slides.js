/* The slideshow: plates of a list, taken from its own page, one every fifteen seconds. Once these
   are here nothing more is asked of the network. */

import { find } from "./shared/elements.js";

/** Milliseconds that a slide stands. */
const STAY = 15_000;

/** Letters from which a deed is set smaller. */
const LONG = 80;

/** @param {HTMLElement} show */
function start(show) {
  const slides = new Slides(show);
  for (const link of document.querySelectorAll("[data-slides-of]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      slides.open(/** @type {HTMLAnchorElement} */ (link));
    });
  }
  const wanted = new URLSearchParams(location.search).get("danh-sach");
  // Only lists that the page names are fetched.
  const named = [...document.querySelectorAll("[data-slides-of]")].find((link) => {
    return link.getAttribute("data-slides-of") === `${wanted}/`;
  });
  if (named) slides.open(/** @type {HTMLAnchorElement} */ (named));
}

class Slides {
  /** @param {HTMLElement} show */
  constructor(show) {
    this.show = show;
    this.screen = find(show, "[data-screen]");
    this.title = "";
    /** @type {Element[]} */
    this.cards = [];
    this.at = 0;
    this.timer = 0;
    this.isPaused = false;
    find(show, "[data-next]").addEventListener("click", () => this.go(1));
    find(show, "[data-previous]").addEventListener("click", () => this.go(-1));
    find(show, "[data-pause]").addEventListener("click", () => this.pause(!this.isPaused));
    const full = find(show, "[data-full]");
    full.hidden = !document.fullscreenEnabled;
    full.addEventListener("click", () => {
      if (document.fullscreenElement) document.exitFullscreen();
      else show.requestFullscreen();
    });
    show.addEventListener("keydown", (event) => this.press(event));
  }

  /** @param {HTMLAnchorElement} link */
  async open(link) {
    const place = find(this.show, "[data-place]");
    this.show.hidden = false;
    try {
      const response = await fetch(link.href);
      if (!response.ok) throw new Error(String(response.status));
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      this.cards = [...page.querySelectorAll(".card")];
      this.title = link.textContent ?? "";
      this.at = 0;
      this.pause(false);
      this.screen.focus({ preventScroll: true });
      this.show.scrollIntoView({ block: "start" });
    } catch (error) {
      place.setAttribute("aria-live", "polite");
      place.textContent = "Lúc này chưa tải được danh sách.";
      console.error(error);
    }
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) this.go(step);
  }

  /** @param {number} step */
  go(step) {
    this.at = (this.at + step + this.cards.length) % this.cards.length;
    this.draw();
  }

  /** @param {boolean} isPaused */
  pause(isPaused) {
    this.isPaused = isPaused;
    find(this.show, "[data-pause]").textContent = isPaused ? "Tiếp tục" : "Dừng";
    // A screen reader is not interrupted every fifteen seconds.
    find(this.show, "[data-place]").setAttribute("aria-live", isPaused ? "polite" : "off");
    this.draw();
  }

  draw() {
    clearTimeout(this.timer);
    const slide = find(this.show, "template").content.firstElementChild.cloneNode(true);
    const card = this.cards[this.at];
    const plate = card.querySelector(".plate");
    if (plate) find(slide, "[data-plate]").replaceChildren(document.importNode(plate, true));
    for (const name of ["deed", "name", "label"]) {
      find(slide, `.slide__${name}`).replaceChildren(...seenParts(card, `.card__${name}`));
    }
    const length = find(slide, ".slide__deed").textContent?.length ?? 0;
    slide.classList.toggle("slide--long", length > LONG);
    this.screen.replaceChildren(slide);
    find(this.show, "[data-place]").textContent =
      `${this.title}: ${this.at + 1}/${this.cards.length}`;
    if (!this.isPaused) this.timer = setTimeout(() => this.go(1), STAY);
  }
}

/**
 * Copy what is seen of a part of a card: its words, and the seal of who was given a title.
 * @param {Element} card
 * @param {string} selector
 */
function seenParts(card, selector) {
  const part = card.querySelector(selector);
  if (!part) return [];
  const copy = document.importNode(part, true);
  for (const hidden of copy.querySelectorAll(".hidden")) hidden.remove();
  return [...copy.childNodes];
}

start(find(document, "[data-slides]"));
