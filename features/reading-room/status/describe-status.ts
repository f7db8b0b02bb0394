import type { SavingStatus } from "@/collab/facts/saving-status";
import { assertNever } from "@/domain/assert-never";
import type { Words } from "@/words/speaker";

export type StatusTone = "calm" | "busy" | "warning" | "danger";

/** The words in the bar, the sentence behind them, and how loud they are. */
export type StatusWords = { short: string; long: string; tone: StatusTone };

export function describeStatus(
  status: SavingStatus,
  words: Words<"reading-room.status">,
): StatusWords {
  switch (status.kind) {
    case "loading":
      return { short: words("loading"), long: words("details.loading"), tone: "busy" };
    case "saving":
      return {
        short: words("saving"),
        long: words("details.saving", { edits: status.edits }),
        tone: "busy",
      };
    case "saved":
      return { short: words("saved"), long: words("details.saved"), tone: "calm" };
    case "offline":
      return describeOffline(status, words);
    case "disk-full":
      return describeDiskFull(status, words);
    case "refused":
      return { short: words("refused"), long: words("details.refused"), tone: "danger" };
    case "signed-out":
      return {
        short: words("signedOut"),
        long: words("details.signedOut", { edits: status.edits }),
        tone: "danger",
      };
    case "no-access":
      return {
        short: words("noAccess"),
        long: words("details.noAccess", { edits: status.edits }),
        tone: "danger",
      };
    default:
      return assertNever(status);
  }
}

function describeOffline(
  { edits, kept }: Extract<SavingStatus, { kind: "offline" }>,
  words: Words<"reading-room.status">,
): StatusWords {
  const isKept = kept === "stored" || kept === "storing";
  if (edits === 0) {
    const long = isKept ? words("details.offlineEmpty") : words("details.offlineEmptyUnkept");
    return { short: words("offline", { edits: 0 }), long, tone: "warning" };
  }
  switch (kept) {
    case "stored":
      return {
        short: words("offline", { edits }),
        long: words("details.offlineKept", { edits }),
        tone: "warning",
      };
    case "storing":
      return {
        short: words("offlineStoring", { edits }),
        long: words("details.offlineStoring", { edits }),
        tone: "warning",
      };
    case "failed":
      return {
        short: words("offlineUnkept", { edits }),
        long: words("details.offlineUnkept", { edits }),
        tone: "danger",
      };
    case "unwanted":
      return {
        short: words("offlineUnkept", { edits }),
        long: words("details.offlineUnwanted", { edits }),
        tone: "danger",
      };
    default:
      return assertNever(kept);
  }
}

function describeDiskFull(
  { edits, kept }: Extract<SavingStatus, { kind: "disk-full" }>,
  words: Words<"reading-room.status">,
): StatusWords {
  const isKept = kept === "stored" || kept === "storing";
  const tone = edits === 0 || isKept ? "warning" : "danger";
  return {
    short: isKept ? words("diskFull", { edits }) : words("diskFullUnkept", { edits }),
    long: isKept
      ? words("details.diskFull", { edits })
      : words("details.diskFullUnkept", { edits }),
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
