"use client";

import type { ReactNode } from "react";
import { useLocale } from "@/words/use-locale";
import type { SettledStatement } from "@/domain/statements/settle-statements";
import { describeDate } from "@/features/actors/describe-date";
import { useWords } from "@/words/use-words";
import { useRoom } from "../kernel/room-context";
import { useLive } from "../kernel/use-live";
import { explainWhy } from "./model/explain-why";
import styles from "./statement-card.module.css";

/** Everything that is known about a statement; what is not known is left out. */
export function StatementFacts({ statement }: { statement: SettledStatement }) {
  const text = useWords("reading-room.statements");
  const reasons = useWords("reading-room.reasons");
  const locale = useLocale();
  const whole = useLive(useRoom().text.shown, (shown) => shown.text);
  const { actorKind, isoA3, speaker, onBehalfOf, reportedBy, date, dateInferred } = statement;
  const { kind, quotes, why } = statement;
  return (
    <>
      <dl className={styles.facts}>
        <Fact name={text("fields.actorKind")}>
          {isoA3 === null
            ? text(`actorKinds.${actorKind}`)
            : text("kindWithCode", { kind: text(`actorKinds.${actorKind}`), code: isoA3 })}
        </Fact>
        {speaker !== null && <Fact name={text("fields.speaker")}>{speaker}</Fact>}
        {onBehalfOf !== null && <Fact name={text("fields.onBehalfOf")}>{onBehalfOf}</Fact>}
        {reportedBy !== null && <Fact name={text("fields.reportedBy")}>{reportedBy}</Fact>}
        {date !== null && <Fact name={text("fields.date")}>{describeDate(date, locale)}</Fact>}
        {date === null && dateInferred !== null && (
          <Fact name={text("fields.date")}>
            {text("inferred", { date: describeDate(dateInferred, locale) })}
          </Fact>
        )}
        <Fact name={text("fields.kind")}>
          {text("kindAndQuotes", {
            kind: text(`kinds.${kind}`),
            quotes: quotes.length > 0 ? text("quotes", { count: quotes.length }) : text("noQuotes"),
          })}
        </Fact>
      </dl>
      {why.length > 0 && (
        <p className={styles.why}>
          <span className={styles.whyTitle}>{text("why")}</span>
          {explainWhy(why, whole, reasons)}
        </p>
      )}
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
