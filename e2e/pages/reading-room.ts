import { expect, type Locator, type Page } from "@playwright/test";
import { findWords, type Box } from "./find-words";
import { PaintedText } from "./painted-text";

/** The reading room as somebody finds their way in it: by roles and names. */
export class ReadingRoom {
  readonly page: Page;
  readonly text: Locator;
  readonly notes: Locator;
  readonly status: Locator;
  readonly people: Locator;
  readonly painted: PaintedText;

  constructor(page: Page) {
    this.page = page;
    this.text = page.getByRole("region", { name: "Text of the report" });
    this.painted = new PaintedText(page, this.text);
    this.notes = page.getByRole("complementary", { name: "Notes" });
    this.people = page.getByRole("group", { name: /colleagues? here|Nobody else/ });
    this.status = page.getByRole("button", { name: /^Saving:/ });
  }

  /** Opens the report and waits until its notes are there and live. */
  async open(report: string, hash = ""): Promise<void> {
    await this.page.goto(`/reports/${report}${hash}`);
    await this.untilSaved();
    await this.untilWhole();
  }

  /** Everything written here is durable on the server, and the server has said so. */
  async untilSaved(): Promise<void> {
    await expect(this.status).toHaveText("Saved");
  }

  /** All of the text is there. */
  async untilWhole(): Promise<void> {
    await expect(this.text).toHaveAttribute("aria-busy", "false");
  }

  /** The card of a note, by the words it quotes. */
  note(quote: string | RegExp): Locator {
    return this.page
      .locator('[role="comment"][aria-level="1"]')
      .and(this.page.getByLabel(quote instanceof RegExp ? quote : new RegExp(escape(quote))));
  }

  /** Selects the words as somebody does with a mouse: press before the first, release behind the last. */
  async select(words: string): Promise<void> {
    const { from, to } = await this.#endsOf(words);
    const { mouse } = this.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2);
    await mouse.move(to.x, to.y);
    await mouse.up();
  }

  /** Scrolls to the words, as somebody would who knows where they stand. */
  async reveal(words: string): Promise<void> {
    await this.#endsOf(words);
  }

  /** Goes to a section through the outline. */
  async goTo(section: string): Promise<void> {
    await this.page
      .getByRole("navigation", { name: "Outline" })
      .getByRole("button", { name: new RegExp(`^${escape(section)}`) })
      .click();
    await expect(this.text.getByRole("heading", { name: section })).toBeInViewport();
  }

  /** Clicks into the middle of the words. */
  async clickWords(words: string): Promise<void> {
    const { from, to } = await this.#endsOf(words);
    await this.page.mouse.click((from.x + to.x) / 2, (from.y + to.y) / 2);
  }

  async highlight(words: string): Promise<void> {
    await this.select(words);
    await this.toolbar.getByRole("button", { name: /^Highlight( \S)?$/ }).click();
    await expect(this.note(words)).toBeVisible();
  }

  async comment(words: string, body: string): Promise<void> {
    await this.select(words);
    await this.toolbar.getByRole("button", { name: /^Comment/ }).click();
    await this.newComment.fill(body);
    await this.page.getByRole("button", { name: "Send" }).click();
    await expect(this.newComment).toHaveCount(0);
    await expect(this.note(words)).toBeVisible();
  }

  async reply(quote: string, body: string): Promise<void> {
    const note = this.note(quote);
    await note.click();
    await note.getByLabel("Reply", { exact: true }).fill(body);
    await note.getByRole("button", { name: "Send" }).click();
    await expect(note).toContainText(body);
  }

  /** The field for a first comment on a passage. */
  get newComment(): Locator {
    return this.page.getByRole("textbox", { name: "Comment on the selected passage" });
  }

  get toolbar(): Locator {
    return this.page.getByRole("toolbar", { name: "Selected passage" });
  }

  /** Opens the menu of a note and chooses from it. */
  async chooseFor(quote: string, item: string): Promise<void> {
    const note = this.note(quote);
    await note.hover();
    await note.getByRole("button", { name: "More about this note" }).click();
    await this.page.getByRole("menuitem", { name: item }).click();
  }

  /** A short message beside the work. */
  toast(words: string): Locator {
    return this.page.locator("ol > li").filter({ hasText: words });
  }

  /** The comments of a note, each with its controls. */
  comments(quote: string): Locator {
    return this.note(quote).locator("[data-comment]");
  }

  async openCommentMenu(quote: string, words: string): Promise<void> {
    const comment = this.comments(quote).filter({ hasText: words });
    await comment.hover();
    await comment.getByRole("button", { name: "More about this comment" }).click();
  }

  async chooseForComment(quote: string, words: string, item: string): Promise<void> {
    await this.openCommentMenu(quote, words);
    await this.page.getByRole("menuitem", { name: item }).click();
  }

  /** Drags one handle of the passage that is being moved to the end of the words. */
  async dragEdge(edge: "Start" | "End", words: string): Promise<void> {
    const { to } = await this.#endsOf(words);
    const box = await this.page.getByRole("slider", { name: edge }).boundingBox();
    if (!box) throw new Error(`The handle “${edge}” is not shown.`);
    const { mouse } = this.page;
    await mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await mouse.down();
    await mouse.move((box.x + to.x) / 2, (box.y + to.y) / 2);
    await mouse.move(to.x, to.y);
    await mouse.up();
  }

  /** The words in the window after whatever moves there has come to rest. */
  async boxOf(words: string): Promise<Box> {
    return (await findWords(this.text, words))[0];
  }

  /** Where the words begin and end on the screen; they must stand within one element's text. */
  async #endsOf(words: string): Promise<{ from: Point; to: Point }> {
    const lines = await findWords(this.text, words);
    const first = lines[0];
    const last = lines.at(-1) ?? first;
    return {
      from: { x: first.x + 1, y: first.y + first.height / 2 },
      to: { x: last.x + last.width - 1, y: last.y + last.height / 2 },
    };
  }
}

type Point = { x: number; y: number };

function escape(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
