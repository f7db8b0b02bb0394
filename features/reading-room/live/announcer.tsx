"use client";

import { useEffect, useRef, useState } from "react";
import { VisuallyHidden } from "@/components/visually-hidden";
import { writeList } from "@/components/write-list";
import type { Annotation } from "@/domain/annotation/annotation";
import type { AnnotationId } from "@/domain/ids";
import { useRoom } from "../kernel/room-context";
import type { RoomKernel } from "../kernel/room-kernel";
import { useLive } from "../kernel/use-live";
import { describeChange, digest, type Happening } from "./describe-changes";
import { notesOf } from "../notes/models";

/** Colleagues may be busy; a screen reader is told at most this often. */
const PAUSE_MS = 5_000;

/** More sentences than this are summed up in one. */
const SENTENCES = 3;

/** Reads colleagues' changes out, politely and gathered, for those who have not switched it off. */
export function Announcer() {
  const room = useRoom();
  const on = useLive(room.settings, (settings) => settings.announce !== false);
  return on ? <Announcements /> : null;
}

function Announcements() {
  const room = useRoom();
  const [words, setWords] = useState("");
  const seen = useRef(new Map<AnnotationId, Annotation>());

  useEffect(() => {
    const known = seen.current;
    let waiting: Happening[] = [];
    let timer: ReturnType<typeof setTimeout> | null = null;
    let ready = false;
    const speak = (): void => {
      timer = null;
      if (waiting.length === 0) return;
      setWords(toWords(room, waiting));
      waiting = [];
      timer = setTimeout(speak, PAUSE_MS);
    };
    const stop = notesOf(room).onTouched((touched) => {
      for (const id of touched) {
        const before = known.get(id) ?? null;
        const after = notesOf(room).annotation(id);
        if (after) known.set(id, after);
        else known.delete(id);
        if (ready) waiting.push(...describeChange(before, after, room.data.me.id));
      }
      if (waiting.length > 0) timer ??= setTimeout(speak, 500);
    });
    for (const { id } of notesOf(room).order()) {
      const annotation = notesOf(room).annotation(id);
      if (annotation) known.set(id, annotation);
    }
    // What comes with opening the room is no news.
    const open = (): void => {
      ready ||= room.status.get().kind === "saved";
    };
    open();
    const stopStatus = room.status.subscribe(open);
    return () => {
      stop();
      stopStatus();
      if (timer !== null) clearTimeout(timer);
    };
  }, [room]);

  return (
    <VisuallyHidden>
      <span role="status">{words}</span>
    </VisuallyHidden>
  );
}

function toWords(room: RoomKernel, happenings: readonly Happening[]): string {
  const entries = digest(happenings);
  const name = (entry: (typeof entries)[number]): string =>
    room.people.find(entry.by)?.name ?? room.words("note.formerMember");
  if (entries.length <= SENTENCES) {
    return entries
      .map((entry) =>
        room.words(`announce.${entry.kind}`, { name: name(entry), times: entry.times }),
      )
      .join(" ");
  }
  return room.words("announce.many", {
    count: happenings.length,
    names: writeList([...new Set(entries.map(name))], room.locale),
  });
}
