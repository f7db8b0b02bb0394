"use client";

import { ChevronDown, ChevronUp, X } from "lucide-react";
import { IconButton } from "@/components/form/icon-button";
import type { SettledStatement } from "@/domain/statements/settle-statements";
import { ActorMark } from "@/features/actors/components/actor-mark";
import type { ShortcutName } from "@/features/shortcuts/shortcut";
import { useWords } from "@/words/use-words";
import { usePerson, useRights, useRoom, useUi } from "../kernel/room-context";
import { useLive } from "../kernel/use-live";
import { useReportWords } from "../kernel/use-report-words";
import { leaveStatement, openNeighbour } from "./model/open-statement";
import { StatementActions } from "./statement-actions";
import { StatementFacts } from "./statement-facts";
import { StatementForm } from "./statement-form";
import { StatusMark } from "./status-mark";
import { statementsOf } from "./models";
import { useKeys } from "../kernel/keys/use-keys";
import styles from "./statement-card.module.css";

/** Who says this, in which way, and why it was proposed; to be confirmed or corrected in place. */
export function StatementCard({
  statement,
  inSheet,
}: {
  statement: SettledStatement;
  /** A sheet names it and closes it. */
  inSheet: boolean;
}) {
  const rights = useRights();
  const correcting = useUi(({ open }) => open.kind === "statement" && open.correcting !== null);
  const reportWords = useReportWords();
  const { id, actor, actorKind, isoA3 } = statement;
  return (
    <>
      <header className={styles.head}>
        <ActorMark kind={actorKind} isoA3={isoA3} />
        {inSheet ? (
          <Status statement={statement} />
        ) : (
          <h2 className={styles.actor} {...reportWords}>
            {actor}
          </h2>
        )}
        <Steps id={id} />
        {!inSheet && <Close />}
      </header>
      {!inSheet && <Status statement={statement} />}
      {correcting && rights.statement ? (
        <StatementForm key={id} statement={statement} range={statement.range} />
      ) : (
        <>
          <StatementFacts statement={statement} />
          {rights.statement && <StatementActions statement={statement} />}
        </>
      )}
    </>
  );
}

function Status({ statement }: { statement: SettledStatement }) {
  return (
    <p className={styles.status} data-status={statement.status}>
      <StatusMark status={statement.status} />
      <Decided statement={statement} />
    </p>
  );
}

function Decided({ statement: { id, status } }: { statement: SettledStatement }) {
  const text = useWords("reading-room.statements");
  const room = useRoom();
  const decided = statementsOf(room).decision(id)?.decided;
  if (status === "proposed" || !decided) return <span aria-hidden="true">{text("proposed")}</span>;
  return <By user={decided.by} />;
}

function By({ user }: { user: Parameters<typeof usePerson>[0] }) {
  const text = useWords("reading-room.statements");
  const words = useWords("reading-room");
  const person = usePerson(user);
  return <span>{text("confirmedBy", { name: person?.name ?? words("note.formerMember") })}</span>;
}

function Steps({ id }: { id: SettledStatement["id"] }) {
  const text = useWords("reading-room.statements");
  const room = useRoom();
  const items = useLive(statementsOf(room).all, (all) => all.items);
  const keyOf = useKeys();
  const at = items.findIndex((one) => one.id === id);
  const shortcut = (name: ShortcutName) => {
    const key = keyOf(name);
    return key === null ? {} : { shortcut: key.toUpperCase() };
  };
  return (
    <div className={styles.steps}>
      <span className={styles.position}>{text("position", { at: at + 1, of: items.length })}</span>
      <IconButton
        label={text("previous")}
        {...shortcut("previousStatement")}
        icon={<ChevronUp size={17} aria-hidden="true" />}
        aria-disabled={at <= 0}
        onClick={() => openNeighbour(room, -1)}
      />
      <IconButton
        label={text("next")}
        {...shortcut("nextStatement")}
        icon={<ChevronDown size={17} aria-hidden="true" />}
        aria-disabled={at === items.length - 1}
        onClick={() => openNeighbour(room, 1)}
      />
    </div>
  );
}

function Close() {
  const text = useWords("reading-room.statements");
  const room = useRoom();
  return (
    <IconButton
      label={text("close")}
      shortcut="Esc"
      className={styles.close}
      icon={<X size={17} aria-hidden="true" />}
      onClick={() => leaveStatement(room)}
    />
  );
}
