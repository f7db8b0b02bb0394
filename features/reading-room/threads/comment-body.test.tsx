import { renderToStaticMarkup } from "react-dom/server";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_BODY_LENGTH } from "@/domain/facts/comment-body";
import { isTooIntricate } from "@/domain/text/intricacy";
import { CommentBody } from "./comment-body";

/** Levels of elements that the browser lays out at ease; a document with a thousand times as many breaks it. */
const DEEPEST = 400;

function render(body: string): string {
  return renderToStaticMarkup(<CommentBody id="aaaaaaaaaaaa" body={body} />);
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

describe("[WF20] the words of a comment", () => {
  it("nest only so deep, in only so many elements, whatever was written", () => {
    fc.assert(
      fc.property(hostile, (body) => {
        const { depth, elements } = measure(render(body));
        expect(depth).toBeLessThan(DEEPEST);
        expect(elements).toBeLessThanOrEqual(body.length + 10);
      }),
      { numRuns: 40 },
    );
  });

  it("are as they were typed where they are too intricate", () => {
    const body = `${"> ".repeat(9_995)}<b>`;
    expect(isTooIntricate(body)).toBe(true);
    expect(render(body)).toContain(`${"&gt; ".repeat(9_995)}&lt;b&gt;</div>`);
  });
});
