import { useEffect, useRef, useState } from "react";
import type { TextRange } from "@/domain/text/range";
import type { DraftPlace } from "../drafts/draft-key";
import { useRoom } from "../kernel/room-context";
import { draftsOf } from "../notes/models";

/**
 * The words in a field, kept on the device as they are typed. What was kept before comes back, unless typing has begun
 * before it was read. `initial` is what the field holds without a draft.
 */
export function useDraft(
  place: DraftPlace,
  initial: string,
  range?: TextRange,
): { body: string; type: (body: string) => void; forget: () => void } {
  const room = useRoom();
  const { data } = room;
  const drafts = draftsOf(room);
  const [body, setBody] = useState(initial);
  const touched = useRef(false);
  const where = useRef({ place, range });

  useEffect(() => {
    let gone = false;
    void drafts.load(where.current.place).then((draft) => {
      if (draft && !gone && !touched.current) setBody(draft.body);
    });
    return () => {
      gone = true;
    };
  }, [drafts]);

  return {
    body,
    type: (next) => {
      touched.current = true;
      setBody(next);
      drafts.save(
        where.current.place,
        next === initial
          ? null
          : { body: next, ...(range && { range, edition: data.report.edition }) },
      );
    },
    forget: () => {
      touched.current = true;
      setBody("");
      drafts.save(where.current.place, null);
    },
  };
}
