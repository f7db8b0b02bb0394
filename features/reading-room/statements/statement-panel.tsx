"use client";

import { useEffect, useRef } from "react";
import { Sheet } from "@/components/overlay/sheet";
import type { TextRange } from "@/domain/text/range";
import { useWords } from "@/words/use-words";
import { Piece } from "../kernel/piece";
import { useRoom, useUi } from "../kernel/room-context";
import { useLive } from "../kernel/use-live";
import { useNarrow } from "../kernel/use-narrow";
import { closeStatement } from "./model/open-statement";
import { StatementCard } from "./statement-card";
import { StatementForm } from "./statement-form";
import { usePlaceAtSide } from "./use-place-at-side";
import { useStatement } from "./use-statement";
import { useStatementFocus } from "./use-statement-focus";
import { statementsOf } from "./models";
import { statementOf, newStatementOf } from "../kernel/open";
import styles from "./statement-panel.module.css";

/** The open statement, or one that is being added: beside its passage, on a small screen in a sheet. */
export function StatementPanel() {
  const words = useWords("reading-room");
  const room = useRoom();
  const id = useUi(statementOf);
  const stating = useUi(newStatementOf);
  const statement = useStatement(id);
  const ready = useLive(statementsOf(room).all, (all) => all.state === "ready");
  const narrow = useNarrow();

  // A colleague may have rejected it meanwhile.
  const gone = id !== null && statement === null && ready;
  const last = useRef<TextRange | null>(null);
  useEffect(() => {
    if (statement) last.current = statement.range;
  }, [statement]);
  useEffect(() => {
    if (!gone) return;
    closeStatement(room);
    // The card has taken the focus with it.
    if (document.activeElement === document.body && last.current)
      room.column?.scrollTo(last.current, { focus: true });
  }, [gone, room]);

  const title = stating
    ? words("statements.newCard")
    : statement && words("statements.card", { actor: statement.actor });
  const range = stating ?? statement?.range ?? null;
  const content = stating ? (
    <StatementForm statement={null} range={stating} />
  ) : (
    statement && (
      <Piece name="statement" subject={statement}>
        <StatementCard statement={statement} inSheet={narrow === true} />
      </Piece>
    )
  );
  if (narrow === true) {
    return (
      <Sheet
        open={content !== null}
        onOpenChange={(open) => {
          if (!open) closeStatement(room);
        }}
        title={title ?? ""}
      >
        <div data-room-sheet>{content}</div>
      </Sheet>
    );
  }
  return range && title !== null ? (
    <Beside range={range} title={title}>
      {content}
    </Beside>
  ) : null;
}

function Beside({
  range,
  title,
  children,
}: {
  range: TextRange;
  title: string;
  children: React.ReactNode;
}) {
  const place = usePlaceAtSide(range);
  useStatementFocus(place);
  return (
    <section
      ref={place}
      className={styles.panel}
      aria-label={title}
      tabIndex={-1}
      data-keeps-selection=""
      data-statement-panel=""
    >
      {children}
    </section>
  );
}
