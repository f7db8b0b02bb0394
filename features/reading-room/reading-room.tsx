"use client";

import { useLayoutEffect, useState } from "react";
import { useWords } from "@/words/use-words";
import { useSpoken } from "@/words/words-provider";
import { RoomBar } from "./bar/room-bar";
import { Piece } from "./broken/piece";
import { DeletedNotes } from "./deleted/deleted-notes";
import { EditionBody } from "./edition-text/edition-body";
import { NewEditionNotice, OldEditionBanner } from "./editions/edition-banner";
import { useFilterInAddress } from "./filters/use-filter";
import { FindBar } from "./find/find-bar";
import { HelpDialog } from "./help/help-dialog";
import { Announcer } from "./live/announcer";
import { FollowBanner } from "./live/follow-banner";
import { useDeepLink } from "./live/use-deep-link";
import { useLeaving } from "./live/use-leaving";
import { usePresence } from "./live/use-presence";
import { useReading } from "./live/use-reading";
import { Margin } from "./margin/margin";
import { useKeepFocus } from "./margin/use-keep-focus";
import { OutlineColumn } from "./outline/outline";
import { PhoneBar } from "./phone/phone-bar";
import { RoomSheets } from "./phone/room-sheets";
import { Reader } from "./reader";
import { ReportHeader } from "./report-header";
import { ReviewPanel } from "./review/review-panel";
import { useReviewLink } from "./review/use-review-link";
import { RoomProvider, useRoom } from "./room-context";
import type { RoomData } from "./room-data";
import { RoomModel } from "./room-model";
import { LateNotices } from "./status/late-notice";
import { RefusalDialog } from "./status/refusal-dialog";
import { ArchivedBanner, TroubleNotice } from "./status/trouble-banner";
import { StatementPanel } from "./statements/statement-panel";
import { showColumn, useColumns } from "./use-columns";
import { useNarrow } from "./use-narrow";
import { useRoomKeys } from "./use-room-keys";
import styles from "./reading-room.module.css";

/** Where a team reads a report together. */
export function ReadingRoom({ data }: { data: RoomData }) {
  const spoken = useSpoken();
  const [room] = useState(() => new RoomModel(data, spoken));
  // Before the effects of what is inside, which may already ask the live room.
  useLayoutEffect(() => room.open(), [room]);
  return (
    <RoomProvider room={room}>
      <Piece name="live">
        <RoomEffects />
      </Piece>
      <RoomPage />
    </RoomProvider>
  );
}

function RoomEffects() {
  useFilterInAddress();
  useDeepLink();
  usePresence();
  useReading();
  useLeaving();
  useKeepFocus();
  useRoomKeys();
  useReviewLink();
  return null;
}

function RoomPage() {
  const words = useWords("reading-room");
  const { data } = useRoom();
  const columns = useColumns();
  const narrow = useNarrow();
  return (
    <>
      <a href="#main" className={styles.skip}>
        {words("report.skipToText")}
      </a>
      {narrow === false && columns.notes && (
        <a href="#notes" className={styles.skip}>
          {words("report.skipToNotes")}
        </a>
      )}
      <Piece name="bar">
        <RoomBar />
      </Piece>
      <Piece name="find">
        <FindBar />
      </Piece>
      <Piece name="live">
        <FollowBanner />
      </Piece>
      <div className={styles.room} data-outline={columns.outline} data-notes={columns.notes}>
        <div className={styles.side}>
          {columns.outline && (
            <Piece name="outline">
              <OutlineColumn onHide={() => showColumn("outline", false)} />
            </Piece>
          )}
        </div>
        <main className={styles.text} id="main">
          <Piece name="banners">
            <ArchivedBanner />
            <OldEditionBanner />
          </Piece>
          <div className={styles.column}>
            <Piece name="header">
              <ReportHeader data={data} />
            </Piece>
            <Piece name="text" instead={<EditionBody />}>
              <Reader />
            </Piece>
          </div>
          <Piece name="statement">
            <StatementPanel />
          </Piece>
          <Piece name="banners">
            <LateNotices>
              <NewEditionNotice />
              <TroubleNotice />
            </LateNotices>
          </Piece>
        </main>
        <div className={styles.side}>
          {narrow === false && columns.notes && (
            <Piece name="notes">
              <Margin onHide={() => showColumn("notes", false)} />
            </Piece>
          )}
        </div>
      </div>
      <Piece name="phone">
        <PhoneBar />
      </Piece>
      <Piece name="review">
        <ReviewPanel />
      </Piece>
      {narrow === true && <RoomSheets />}
      <Piece name="help">
        <HelpDialog />
      </Piece>
      <Piece name="deleted">
        <DeletedNotes />
      </Piece>
      <Piece name="refusal">
        <RefusalDialog />
      </Piece>
      <Piece name="live">
        <Announcer />
      </Piece>
    </>
  );
}
