/* global document, getSelection, NodeFilter -- what is evaluated in the page */

/** Opens the reading room and waits until its notes are there and live. */
export async function openRoom(page, report) {
  await page.goto(`/reports/${report}`);
  await page.getByRole("button", { name: "Saving: Saved" }).waitFor();
}

const noteOn = (page, quote) =>
  page.locator(`[role="comment"][aria-level="1"][aria-label*="${quote}"]`);

/** Opens the note on the words, wherever it stands. */
export async function openNote(page, quote) {
  // Only the notes near the window are in the page.
  await goTo(page, quote);
  const note = noteOn(page, quote);
  await note.focus();
  await note.press("Enter");
  await note.getByLabel(/^(Reply|Comment)$/).waitFor();
}

/** Answers in a thread; without `send` it is left half written, which colleagues see. */
export async function say(page, quote, words, { send = true } = {}) {
  await openNote(page, quote);
  const field = noteOn(page, quote).getByLabel(/^(Reply|Comment)$/);
  await field.pressSequentially(words);
  if (!send) return;
  await field.press("Control+Enter");
  await noteOn(page, quote).getByText(words).waitFor();
}

export async function react(page, quote, emoji) {
  await openNote(page, quote);
  await noteOn(page, quote).getByRole("button", { name: "React" }).first().click();
  await page.getByRole("button", { name: emoji, exact: true }).click();
}

export async function resolve(page, quote) {
  await openNote(page, quote);
  await noteOn(page, quote).getByRole("button", { name: "Resolve" }).click();
}

/** Selects words as a reader does, so that colleagues see it. */
export function selectWords(page, words) {
  return goTo(page, words, { select: true });
}

/** Brings words into the middle of the window. */
async function goTo(page, words, { select = false } = {}) {
  await page.getByRole("region", { name: "Text of the report" }).evaluate(
    (text, sought) => {
      const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.data.indexOf(sought.words);
        if (at === -1) continue;
        node.parentElement.scrollIntoView({ block: "center" });
        if (sought.select)
          getSelection().setBaseAndExtent(node, at, node, at + sought.words.length);
        return;
      }
      throw new Error(`The text does not show “${sought.words}”.`);
    },
    { words, select },
  );
}

/** A page at rest: at these words, with everything saved, and a colleague in sight who writes. */
export async function showReading(page, words) {
  await goTo(page, words);
  await page
    .getByText(/is typing…$/)
    .first()
    .waitFor();
  await page.getByRole("button", { name: "Saving: Saved" }).waitFor();
}
