"use client";

import { useId, type ReactNode } from "react";
import { Check, MoveHorizontal, TextSelect, Trash2 } from "lucide-react";
import { Badge } from "@/components/badge";
import { Button } from "@/components/form/button";
import { Kbd } from "@/components/kbd";
import { liveComments } from "@/domain/annotation/annotation";
import type { AnnotationId, StatementId } from "@/domain/ids";
import { ActorMark } from "@/features/actors/components/actor-mark";
import { useWords } from "@/words/use-words";
import { toPlainWords } from "../mentions/plain-words";
import { useNameOf } from "../mentions/use-name-of";
import { usePerson, useRoom } from "../kernel/room-context";
import { useLive } from "../kernel/use-live";
import { useReportWords } from "../kernel/use-report-words";
import { useOldText } from "./old-texts";
import { REVIEW_KEYS } from "./review-keys";
import type { ReviewItem } from "./review-queue";
import type { Decision } from "./use-decision";
import { summarise, type Reviewing } from "./use-review";
import { contextOf, diffWordings, flatten } from "./word-diff";
import { Wording } from "./wording";
import { useAnnotation } from "../notes/use-annotation";
import { useKeys } from "../kernel/keys/use-keys";
import { statementsOf } from "../statements/models";
import styles from "./review-item.module.css";

const SIZE = { size: 15, "aria-hidden": true } as const;

/** A note or a statement under review: its old wording and the one that is offered, and what can be done. */
export function ReviewItemView({
  review,
  item,
  decision,
}: {
  review: Reviewing;
  item: ReviewItem;
  decision: Decision;
}) {
  const text = useWords("reading-room.review");
  const room = useRoom();
  const ids = useId();
  const old = useOldText(room.data.report.id, item.from.edition);
  const { offer } = review;
  const words = old?.slice(item.from.range.start, item.from.range.end) ?? "";
  const offered = offer ? room.text.text.slice(offer.start, offer.end) : "";
  const pieces = diffWordings(words, offer ? offered : words);
  return (
    <div
      data-review-item
      className={styles.item}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the keys of the panel work from here
      tabIndex={0}
      role="group"
      aria-label={summarise(room, item)}
      aria-describedby={`${ids}old ${ids}new`}
    >
      <About item={item} />
      {item.offered.length > 1 && offer && <Places review={review} item={item} />}
      <div className={styles.both}>
        {old === null ? (
          <p className={styles.context}>{text("loading")}</p>
        ) : (
          <Wording
            id={`${ids}old`}
            title={text("was", { edition: item.from.edition })}
            text={old}
            range={item.from.range}
            pieces={pieces.before}
            as="del"
          />
        )}
        {offer ? (
          <Wording
            id={`${ids}new`}
            title={text("offered", { edition: room.data.report.edition })}
            text={room.text.text}
            range={offer}
            pieces={old === null ? [{ text: flatten(offered), own: false }] : pieces.after}
            as="ins"
          />
        ) : item.offered.length > 0 ? (
          <Candidates id={`${ids}new`} review={review} item={item} />
        ) : (
          <p id={`${ids}new`} className={styles.lost}>
            {item.kind === "note" ? text("lost") : text("lostStatement")}
          </p>
        )}
      </div>
      <Actions decision={decision} item={item} />
    </div>
  );
}

function About({ item }: { item: ReviewItem }) {
  const text = useWords("reading-room.review");
  return (
    <p className={styles.about}>
      <Badge tone={item.state === "lost" ? "danger" : "warning"}>
        {text(`states.${item.state}`)}
      </Badge>
      {item.kind === "note" ? <AboutNote id={item.id} /> : <AboutStatement id={item.id} />}
    </p>
  );
}

function AboutStatement({ id }: { id: StatementId }) {
  const say = useWords("reading-room");
  const decided = statementsOf(useRoom()).decision(id);
  if (!decided) return null;
  return (
    <>
      <ActorMark kind={decided.actorKind} isoA3={decided.isoA3} />
      <span>{say("statements.card", { actor: decided.actor })}</span>
    </>
  );
}

function AboutNote({ id }: { id: AnnotationId }) {
  const text = useWords("reading-room.review");
  const say = useWords("reading-room");
  const room = useRoom();
  const annotation = useAnnotation(id);
  const person = usePerson(annotation?.creator ?? room.data.me.id);
  const nameOf = useNameOf();
  const [root] = annotation ? liveComments(annotation) : [];
  return (
    <>
      <span>{text("by", { name: person?.name ?? say("note.formerMember") })}</span>
      <span className={styles.thread}>
        {root ? toPlainWords(root.body, nameOf) : text("nothingSaid")}
      </span>
    </>
  );
}

/** Several places it could be, each as it stands: one is chosen by a key or a click, none by itself. */
function Candidates({ id, review, item }: { id: string; review: Reviewing; item: ReviewItem }) {
  const text = useWords("reading-room.review");
  const room = useRoom();
  const reportWords = useReportWords();
  return (
    <div className={styles.wording}>
      <h3 className={styles.which} id={id}>
        {text("choose")}
      </h3>
      <ol className={styles.candidates}>
        {item.offered.map((range, index) => {
          const { before, after } = contextOf(room.text.text, range, CANDIDATE_CONTEXT);
          return (
            <li key={`${range.start}-${range.end}`}>
              <button
                type="button"
                className={styles.candidate}
                onClick={() => review.choose(index)}
              >
                <Kbd>{String(index + 1)}</Kbd>
                <span {...reportWords}>
                  <span className={styles.context}>{before}</span>
                  <b>{flatten(room.text.text.slice(range.start, range.end))}</b>
                  <span className={styles.context}>{after}</span>
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

/** UTF-16 code units on either side. */
const CANDIDATE_CONTEXT = 60;

/** The others stay in reach once one is chosen. */
function Places({ review, item }: { review: Reviewing; item: ReviewItem }) {
  const text = useWords("reading-room.review");
  return (
    <div role="group" aria-label={text("choose")} className={styles.places}>
      <span aria-hidden="true">{text("choose")}</span>
      {item.offered.map((range, index) => (
        <Button
          key={`${range.start}-${range.end}`}
          size="small"
          variant={index === review.chosen ? "primary" : "secondary"}
          aria-pressed={index === review.chosen}
          onClick={() => review.choose(index)}
        >
          {text("place", { number: index + 1 })}
        </Button>
      ))}
    </div>
  );
}

function Actions({ decision, item }: { decision: Decision; item: ReviewItem }) {
  const text = useWords("reading-room.review");
  const room = useRoom();
  const keyOf = useKeys();
  const on = useLive(room.settings, ({ singleKeys }) => singleKeys !== false);
  const action = (
    label: string,
    icon: ReactNode,
    act: (() => void) | null,
    key: string | null,
    isPrimary = false,
  ) => (
    <Button
      variant={isPrimary ? "primary" : "secondary"}
      icon={icon}
      aria-disabled={act === null}
      onClick={() => act?.()}
    >
      {label}
      {key !== null && on && <Kbd>{key}</Kbd>}
    </Button>
  );
  return (
    <div className={styles.actions}>
      {item.offered.length > 0 &&
        action(text("accept"), <Check {...SIZE} />, decision.accept, REVIEW_KEYS.accept, true)}
      {item.offered.length > 0 &&
        action(text("adjust"), <MoveHorizontal {...SIZE} />, decision.adjust, keyOf("adjust"))}
      {action(
        text("take"),
        <TextSelect {...SIZE} />,
        decision.take,
        REVIEW_KEYS.take,
        item.offered.length === 0,
      )}
      {action(text("drop"), <Trash2 {...SIZE} />, decision.drop, REVIEW_KEYS.drop)}
      {(!decision.mayReview || !decision.mayDrop) && (
        <p className={styles.hint}>
          {decision.mayReview ? text("notDroppable") : text("notYours")}
        </p>
      )}
    </div>
  );
}
