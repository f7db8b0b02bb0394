import type { SavingStatus } from "@/collab/saving-status";
import { assertNever } from "@/domain/assert-never";
import { messages } from "../messages";

const text = messages.status;

export type StatusTone = "calm" | "busy" | "warning" | "danger";

/** The words in the bar, the sentence behind them, and how loud they are. */
export type StatusWords = { short: string; long: string; tone: StatusTone };

export function describeStatus(status: SavingStatus): StatusWords {
  switch (status.kind) {
    case "loading":
      return { short: text.loading, long: text.details.loading, tone: "busy" };
    case "saving":
      return { short: text.saving, long: text.details.saving(status.edits), tone: "busy" };
    case "saved":
      return { short: text.saved, long: text.details.saved, tone: "calm" };
    case "offline":
      return describeOffline(status);
    case "disk-full":
      return describeDiskFull(status);
    case "refused":
      return { short: text.refused, long: text.details.refused, tone: "danger" };
    case "signed-out":
      return { short: text.signedOut, long: text.details.signedOut(status.edits), tone: "danger" };
    case "no-access":
      return { short: text.noAccess, long: text.details.noAccess(status.edits), tone: "danger" };
    default:
      return assertNever(status);
  }
}

function describeOffline({ edits, kept }: Extract<SavingStatus, { kind: "offline" }>): StatusWords {
  const isKept = kept === "stored" || kept === "storing";
  if (edits === 0) {
    const long = isKept ? text.details.offlineEmpty : text.details.offlineEmptyUnkept;
    return { short: text.offline(0), long, tone: "warning" };
  }
  switch (kept) {
    case "stored":
      return { short: text.offline(edits), long: text.details.offlineKept(edits), tone: "warning" };
    case "storing":
      return {
        short: text.offlineStoring(edits),
        long: text.details.offlineStoring(edits),
        tone: "warning",
      };
    case "failed":
      return {
        short: text.offlineUnkept(edits),
        long: text.details.offlineUnkept(edits),
        tone: "danger",
      };
    case "unwanted":
      return {
        short: text.offlineUnkept(edits),
        long: text.details.offlineUnwanted(edits),
        tone: "danger",
      };
    default:
      return assertNever(kept);
  }
}

function describeDiskFull({
  edits,
  kept,
}: Extract<SavingStatus, { kind: "disk-full" }>): StatusWords {
  const isKept = kept === "stored" || kept === "storing";
  const tone = edits === 0 || isKept ? "warning" : "danger";
  return {
    short: isKept ? text.diskFull(edits) : text.diskFullUnkept(edits),
    long: isKept ? text.details.diskFull(edits) : text.details.diskFullUnkept(edits),
    tone,
  };
}

/** Whether closing the window now would lose words that nobody else has. */
export function wouldLose(status: SavingStatus): boolean {
  switch (status.kind) {
    case "offline":
    case "disk-full":
    case "signed-out":
    case "no-access":
      return status.edits > 0 && status.kept !== "stored";
    case "loading":
    case "saving":
    case "saved":
    case "refused":
      return false;
    default:
      return assertNever(status);
  }
}
