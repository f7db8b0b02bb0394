import { memo, type ReactNode } from "react";
import Markdown, { type Components, type Options } from "react-markdown";
import remarkGfm from "remark-gfm";
import { classNames } from "@/components/class-names";
import { isTooIntricate } from "@/domain/text/intricacy";
import { useWords } from "@/words/use-words";
import { parseMentionHref } from "../../mentions/mention";
import { safeHref } from "../../text/report/safe-href";
import { Mention } from "./mention";
import styles from "./comment-body.module.css";

const PLUGINS: NonNullable<Options["remarkPlugins"]> = [[remarkGfm, { singleTilde: false }]];

/**
 * A comment's Markdown. Raw HTML stays text, addresses other than web and mail lose their link, and pictures become
 * links: nothing in a comment makes the reader's browser call a foreign host. What nobody may write any more, but
 * stands, is shown as it was typed.
 */
export const CommentBody = memo(function CommentBody({ id, body }: { id: string; body: string }) {
  if (isTooIntricate(body)) {
    return (
      <div className={classNames(styles.body, styles.plain)} dir="auto">
        {body}
      </div>
    );
  }
  return (
    <div className={styles.body} dir="auto">
      <Markdown
        remarkPlugins={PLUGINS}
        remarkRehypeOptions={{ clobberPrefix: `${id}-` }}
        urlTransform={keepHarmless}
        components={COMPONENTS}
      >
        {body}
      </Markdown>
    </div>
  );
});

/** Footnotes lead within the comment; everything else keeps its link where following it is harmless. */
function keepHarmless(url: string): string {
  const isKept = url.startsWith("#") || parseMentionHref(url) !== null || safeHref(url) !== null;
  return isKept ? url : "";
}

function Title({ children }: { children?: ReactNode }) {
  return (
    <p>
      <strong>{children}</strong>
    </p>
  );
}

function Box({ checked = false }: { checked?: boolean | undefined }) {
  const words = useWords("reading-room.note");
  return (
    <span role="img" aria-label={words(checked ? "done" : "notDone")}>
      {checked ? "☑" : "☐"}
    </span>
  );
}

function Table({ children }: { children?: ReactNode }) {
  const words = useWords("reading-room.note");
  return (
    // A wide table scrolls, so the keyboard must reach it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.table} role="group" aria-label={words("table")} tabIndex={0}>
      <table>{children}</table>
    </div>
  );
}

const COMPONENTS: Components = {
  a({ href, children, id, ...rest }) {
    const user = parseMentionHref(href ?? "");
    if (user !== null) return <Mention user={user} />;
    if (href === undefined || href === "") return <span>{children}</span>;
    const within = href.startsWith("#");
    return (
      <a
        href={href}
        id={id}
        aria-label={rest["aria-label"]}
        {...(!within && { target: "_blank", rel: "nofollow noopener noreferrer ugc" })}
      >
        {children}
      </a>
    );
  },
  img({ src, alt }) {
    const address = typeof src === "string" ? src : "";
    return address === "" ? (
      <span>{alt}</span>
    ) : (
      <a href={address} target="_blank" rel="nofollow noopener noreferrer ugc">
        {alt === undefined || alt === "" ? address : alt}
      </a>
    );
  },
  input: Box,
  table: Table,
  // A comment has no place in the page's outline.
  h1: Title,
  h2: Title,
  h3: Title,
  h4: Title,
  h5: Title,
  h6: Title,
};
