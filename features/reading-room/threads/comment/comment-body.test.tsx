import { Session } from "node:inspector/promises";
import { renderToStaticMarkup } from "react-dom/server";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_BODY_LENGTH } from "@/domain/facts/comment-body";
import { isTooIntricate } from "@/domain/text/intricacy";
import { EnglishWords } from "@/test/browser/words";
import { CommentBody } from "./comment-body";

/** Levels of elements that the browser lays out at ease; a document with a thousand times as many breaks it. */
const DEEPEST = 400;

function render(body: string): string {
  return renderToStaticMarkup(
    <EnglishWords>
      <CommentBody id="aaaaaaaaaaaa" body={body} />
    </EnglishWords>,
  );
}

/** How deep elements nest, and how many there are. */
function measure(html: string): { depth: number; elements: number } {
  let [depth, deepest, elements] = [0, 0, 0];
  for (const [tag] of html.matchAll(/<\/?[a-z][^>]*>/gu)) {
    if (tag.startsWith("</")) depth -= 1;
    else {
      elements += 1;
      if (!/^<(?:br|hr)\b/u.test(tag)) depth += 1;
    }
    deepest = Math.max(deepest, depth);
  }
  return { depth: deepest, elements };
}

const pieces = fc.constantFrom(
  ..."> |>|- |+ |1. |2) |  |    |\t|* |*|**|***|_|__|~~|~|[|]|![|](b)|[^a]|[^a]: |[a]: b|a|a b|.|`|```|<|<a>|&amp;|\\|#|=|---|\n|\n\n|\n=\n".split(
    "|",
  ),
  "|",
  "|a|a\n|-|-\n",
  "😀",
);
/** What an attacker would write: the same few pieces over and over. */
const hostile = fc
  .array(
    fc.tuple(fc.array(pieces, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 600 })),
    { maxLength: 8 },
  )
  .map((runs) => runs.map(([parts, times]) => parts.join("").repeat(times)).join(""))
  .map((text) => text.slice(0, MAX_BODY_LENGTH));

/** As much of its beginning as may be written. */
function longestAllowed(text: string): string {
  let [low, high] = [0, text.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (isTooIntricate(text.slice(0, middle))) high = middle - 1;
    else low = middle;
  }
  return text.slice(0, low);
}

/** Counts the calls of the libraries that render, as the engine itself does. */
class CallCounter {
  readonly #session = new Session();

  async start(): Promise<void> {
    this.#session.connect();
    await this.#session.post("Profiler.enable");
    await this.#session.post("Profiler.startPreciseCoverage", { callCount: true });
  }

  async count(work: () => void): Promise<number> {
    await this.#session.post("Profiler.takePreciseCoverage");
    work();
    const { result } = await this.#session.post("Profiler.takePreciseCoverage");
    return result
      .filter(({ url }) => url.includes("/node_modules/"))
      .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges))
      .reduce((sum, { count }) => sum + count, 0);
  }

  stop(): void {
    this.#session.disconnect();
  }
}

/** Plain words, as long as a comment may be. */
const PLAIN = "It is long, and says nothing of note. "
  .repeat(MAX_BODY_LENGTH)
  .slice(0, MAX_BODY_LENGTH);
/** A browser makes and lays out as many in a few milliseconds. */
const MOST_ELEMENTS = 1_000;

/** What makes most elements, and what is looked through most often. */
const WORST = [
  ...[
    "- a\n",
    "`a`",
    "a\n=\n",
    "a\n\n",
    "**a** ",
    "[a](b)",
    "a@b.c ",
    "|a|a\n|-|-\n|a\n",
    "> 1. - a\n\n",
  ],
  ...['"<!--', "[a](b (", "https://a.b/))))))))))))))))", "\\```> "],
].map((piece) => piece.repeat(MAX_BODY_LENGTH / piece.length));

describe("[WF20] the words of a comment", () => {
  it("cost their readers no more calls than plain ones, and few elements, no matter what was written", async () => {
    const calls = new CallCounter();
    await calls.start();
    try {
      const most = await calls.count(() => render(PLAIN));
      expect(most).toBeGreaterThan(MAX_BODY_LENGTH);
      await fc.assert(
        fc.asyncProperty(hostile, async (text) => {
          const body = longestAllowed(text);
          let html = "";
          const taken = await calls.count(() => (html = render(body)));
          const { depth, elements } = measure(html);
          expect(taken).toBeLessThanOrEqual(most);
          expect(elements).toBeLessThan(MOST_ELEMENTS);
          expect(depth).toBeLessThan(DEEPEST);
        }),
        { numRuns: 40, examples: WORST.map((text) => [text]) },
      );
    } finally {
      calls.stop();
    }
  });

  it("are as they were typed where they are too intricate", () => {
    const body = `${"> ".repeat(9_995)}<b>`;
    expect(isTooIntricate(body)).toBe(true);
    expect(render(body)).toContain(`${"&gt; ".repeat(9_995)}&lt;b&gt;</div>`);
  });
});
