"use client";

import { useLayoutEffect, useState } from "react";
import { useWords } from "@/words/use-words";
import { useSpoken } from "@/words/words-provider";
import { RoomBar } from "./bar/room-bar";
import { Panels } from "./kernel/panels";
import { Piece } from "./kernel/piece";
import { RoomProvider, useRoom } from "./kernel/room-context";
import type { RoomData } from "./kernel/room-data";
import { RoomKernel } from "./kernel/room-kernel";
import { useNarrow } from "./kernel/use-narrow";
import { useRoomKeys } from "./kernel/keys/use-room-keys";
import { PARTS } from "./parts";
import { Reader } from "./reader";
import { ReportHeader } from "./report-header";
import { LateNotices } from "./status/late-notice";
import { EditionBody } from "./text/edition-body";
import { useColumns } from "./use-columns";
import styles from "./reading-room.module.css";

/** Where a team reads a report together. */
export function ReadingRoom({ data }: { data: RoomData }) {
  const spoken = useSpoken();
  const [room] = useState(() => new RoomKernel(data, PARTS, spoken));
  // Before the effects of what is inside, which may already ask the shared document.
  useLayoutEffect(() => room.connect(), [room]);
  return (
    <RoomProvider room={room}>
      <RoomPage />
    </RoomProvider>
  );
}

/** Before all else, so that its keys are taken before those of what is inside. */
function RoomKeys() {
  useRoomKeys();
  return null;
}

function RoomPage() {
  const words = useWords("reading-room");
  const { data } = useRoom();
  const columns = useColumns();
  const narrow = useNarrow();
  return (
    <>
      <RoomKeys />
      <Panels at="unseen" />
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
      <Panels at="top" />
      <div className={styles.room} data-outline={columns.outline} data-notes={columns.notes}>
        <div className={styles.side}>
          <Panels at="start" />
        </div>
        <main className={styles.text} id="main">
          <Panels at="banner" />
          <div className={styles.column}>
            <Piece name="header">
              <ReportHeader data={data} />
            </Piece>
            <Piece name="text" instead={<EditionBody />}>
              <Reader />
            </Piece>
          </div>
          <Panels at="card" />
          <LateNotices>
            <Panels at="notice" />
          </LateNotices>
        </main>
        <div className={styles.side}>
          <Panels at="end" />
        </div>
      </div>
      <Panels at="bottom" />
    </>
  );
}
