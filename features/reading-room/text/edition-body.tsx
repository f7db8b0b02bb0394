"use client";

import { useRoom } from "../kernel/room-context";
import { ReportText } from "./report/report-text";
import { useLive } from "../kernel/use-live";

/** The edition as a document, as far as it has come. */
export function EditionBody() {
  const room = useRoom();
  const parts = useLive(room.text.shown, (shown) => shown.parts);
  return <ReportText parts={parts} language={room.data.report.language} />;
}
