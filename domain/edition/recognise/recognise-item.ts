const BULLET = /^(?:[•◦▪‣●○■·∙*+–—-]|o(?=\s))\s+(?=\S)/u;
const NUMBER = /^(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})\)|\d{1,3}\.)\s+(?=\S)/iu;

export type ItemMark = {
  /** What is painted before the item. */
  marker: string;
  /** UTF-16 code units of the mark and the white space after it. */
  length: number;
  numbered: boolean;
};

/** The mark with which a line begins a list item; `null` if it begins none. */
export function recogniseItem(content: string): ItemMark | null {
  const head = content.slice(0, 40);
  const bullet = BULLET.exec(head);
  if (bullet) {
    const mark = bullet[0].trimEnd();
    return {
      marker: /[–—*+-]/u.test(mark) || mark === "o" ? "•" : mark,
      length: bullet[0].length,
      numbered: false,
    };
  }
  const number = NUMBER.exec(head);
  return number ? { marker: number[0].trimEnd(), length: number[0].length, numbered: true } : null;
}
