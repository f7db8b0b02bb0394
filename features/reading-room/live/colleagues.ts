import type { ReportPresence } from "@/collab/report-place";
import { intersect, type TextRange } from "@/domain/text/range";
import type { AnnotationId, UserId } from "@/domain/ids";
import { isId } from "@/domain/ids";
import type { PersonColour } from "@/contract/common";
import { toColour } from "../people";

/** One window in which somebody reads this report: another person's, or one's own on another device. */
export type Colleague = {
  client: number;
  user: UserId;
  name: string;
  colour: PersonColour;
  viewport: TextRange | null;
  selection: TextRange | null;
  typingIn: AnnotationId | null;
  active: boolean;
};

/** Who is here, by name and then by window. What a client says of places outside the text is passed over. */
export function toColleagues(
  others: ReadonlyMap<number, ReportPresence>,
  me: UserId,
  length: number,
): Colleague[] {
  const whole = { start: 0, end: length };
  const within = (range: TextRange | null | undefined): TextRange | null =>
    range ? intersect(range, whole) : null;
  return [...others]
    .flatMap(([client, { user, viewport, selection, typingIn, active }]): Colleague[] =>
      isId<"user">(user.id) && user.id !== me
        ? [
            {
              client,
              user: user.id,
              name: user.name,
              colour: toColour(user.colour),
              viewport: within(viewport),
              selection: within(selection),
              typingIn: typingIn ?? null,
              active: active !== false,
            },
          ]
        : [],
    )
    .toSorted((a, b) => a.name.localeCompare(b.name) || a.client - b.client);
}

/** Each person once, by the window they are looking at. */
export function toPeoplePresent(colleagues: readonly Colleague[]): Colleague[] {
  const present = new Map<UserId, Colleague>();
  for (const colleague of colleagues) {
    const known = present.get(colleague.user);
    if (!known || (!known.active && colleague.active)) present.set(colleague.user, colleague);
  }
  return [...present.values()];
}

/** The names of those who are writing in that thread. */
export function whoTypesIn(colleagues: readonly Colleague[], annotation: AnnotationId): string[] {
  return [
    ...new Set(
      colleagues.filter(({ typingIn }) => typingIn === annotation).map(({ name }) => name),
    ),
  ];
}
