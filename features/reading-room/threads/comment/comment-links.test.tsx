import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { EnglishWords } from "@/test/browser/words";
import { CommentBody } from "./comment-body";

const render = (body: string) =>
  renderToStaticMarkup(
    <EnglishWords>
      <CommentBody id="c" body={body} />
    </EnglishWords>,
  );

describe("the links of a comment", () => {
  it.each(["http://example.org/a", "https://example.org/?q=1", "mailto:ana@example.org"])(
    "lead to %s",
    (address) => {
      expect(render(`[there](${address})`)).toContain(`href="${address}"`);
    },
  );

  it.each([
    "irc://irc.example.org/room",
    "ircs://irc.example.org/room",
    "xmpp:ana@example.org",
    "javascript:alert(1)",
    "//evil.example",
    "ftp://example.org",
    "tel:+41000000000",
  ])("do not lead to %s", (address) => {
    for (const body of [`[there](${address})`, `![there](${address})`, `<${address}>`])
      expect(render(body)).not.toContain("href=");
  });

  it("lead to a footnote within it", () => {
    expect(render("Said[^1].\n\n[^1]: There.")).toContain('href="#c-fn-1"');
  });
});
