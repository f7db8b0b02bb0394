import { VisuallyHidden } from "@/components/visually-hidden";

/** What to say next; `turn` tells two equal messages apart. */
export type Announcement = { text: string; turn: number };

export const SILENCE: Announcement = { text: "", turn: 0 };

export function say(text: string) {
  return (before: Announcement): Announcement => ({ text, turn: before.turn + 1 });
}

/** Speaks politely: after what the screen reader is saying. */
export function Announcer({ announcement: { text, turn } }: { announcement: Announcement }) {
  return (
    <VisuallyHidden>
      <span role="status" aria-live="polite">
        {/* A no-break space more or less makes an equal message a new one. */}
        {text}
        {turn % 2 === 0 ? "" : "\u00a0"}
      </span>
    </VisuallyHidden>
  );
}
