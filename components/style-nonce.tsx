"use client";

import { setNonce } from "get-nonce";

let given = false;

/**
 * Hands the page's nonce to the libraries that add `<style>` elements while they run (the scroll lock of dialogs).
 * Only the first one counts: a later render may bring the nonce of another response, which this page does not accept.
 */
export function StyleNonce({ nonce }: { nonce: string | undefined }) {
  if (!given && nonce !== undefined && typeof document !== "undefined") {
    given = true;
    setNonce(nonce);
  }
  return null;
}
