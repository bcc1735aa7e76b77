// Copy link and Share: an answer or a page for somebody else.

import { shareable } from "../../engines/address.js";
import { button, element } from "../dom.js";

/**
 * Buttons that send on what `address` gives when one is pressed. Share is there where the device has it.
 *
 * @param {() => string} address
 */
export function sendButtons(address) {
  const told = element("span", { class: "send__told", role: "status" });
  const to = () => shareable(address(), canonical());
  const share = "share" in navigator ? button("Share", () => shareIt(to()), { class: "send__button" }) : "";
  const copy = button("Copy link", () => copyIt(to(), told), { class: "send__button" });
  return element("p", { class: "send" }, copy, " ", share, " ", told);
}

/**
 * Put the buttons for the page itself in `place`.
 *
 * @param {HTMLElement} place
 */
export function start(place) {
  place.append(sendButtons(() => window.location.href));
}

const canonical = () =>
  /** @type {HTMLLinkElement | null} */ (document.querySelector("link[rel=canonical]"))?.href;

/**
 * @param {string} href
 * @param {HTMLElement} told
 */
async function copyIt(href, told) {
  try {
    await navigator.clipboard.writeText(href);
    told.textContent = "Link copied.";
  } catch {
    told.textContent = href; // to be copied by hand
  }
}

/** @param {string} url */
async function shareIt(url) {
  try {
    await navigator.share({ title: document.title, url });
  } catch {
    // Whoever closes the device's own list of ways has shared nothing, and knows it.
  }
}
