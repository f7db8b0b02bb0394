import { expect, vi } from "vitest";
import { createAnnotation } from "@/collab/facts/commands";
import type { ReportDocument } from "@/collab/facts/document-model";
import type { Room } from "@/collab/room";
import type { SavingStatus } from "@/collab/facts/saving-status";
import type { Annotation } from "@/domain/annotation/annotation";
import type { AnnotationId } from "@/domain/ids";

export const WAIT = { timeout: 20_000, interval: 10 };

/** Waits until the person in each of the rooms is told that; the fields that are named must be as given. */
export async function told(expected: Partial<SavingStatus>, ...rooms: Room[]): Promise<void> {
  await vi.waitFor(() => {
    for (const room of rooms) expect(room.status.get()).toMatchObject(expected);
  }, WAIT);
}

/** Highlights a passage, with a comment where there are words for one. */
export function mark(room: Room, comment?: string, end = 20): AnnotationId {
  return room.act((document, acting) =>
    createAnnotation(document, acting, {
      edition: 1,
      range: { start: 10, end },
      ...(comment !== undefined && { comment }),
    }),
  ).id;
}

/** By id. */
export function listAnnotations(document: ReportDocument): Annotation[] {
  return [...document.annotations()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** All that anybody has said in the room, in alphabetical order. */
export function wordsIn(room: Room): string[] {
  return listAnnotations(room.document)
    .flatMap(({ comments }) => comments.map(({ body }) => body))
    .sort();
}

/** Everything that the person is told from now on, from the first change. */
export function recordStatus(room: Room): SavingStatus[] {
  const said: SavingStatus[] = [];
  room.status.subscribe(() => said.push(room.status.get()));
  return said;
}
