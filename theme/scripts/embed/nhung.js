/* The one script that another site loads: <ntvt-ho-so> shows a profile, <ntvt-danh-sach> a list,
   and frames of ours get the height they ask for. No cookies, no globals.
   An old snippet must keep working: what breaks one gets a new file, and elements of new names. */

import { sizeFrames } from "./parts/frames.js";
import { ListElement } from "./parts/list-element.js";
import { ProfileElement } from "./parts/profile-element.js";
import { root } from "./parts/site.js";

if (root) {
  // Two snippets on one page load this twice.
  if (!customElements.get("ntvt-ho-so")) {
    customElements.define("ntvt-ho-so", ProfileElement);
    customElements.define("ntvt-danh-sach", ListElement);
  }
  // Of another site than the one that was first.
  sizeFrames();
} else {
  console.warn("nhung.js: xin đặt thẻ script này ngoài shadow root.");
}
