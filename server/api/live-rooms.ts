import type { ReportDocument } from "@/collab/document-model";
import type { Person } from "@/contract/common";
import type { Role } from "@/domain/access/roles";
import type { ReportId, UserId } from "@/domain/ids";
import type { Result } from "@/domain/result";

/** What the API needs of the rooms in which reports are read live. */
export type LiveRooms = {
  /** Who has the report open just now. */
  present(report: ReportId): Person[];
  /**
   * Writes into the shared document as one person would from a browser, judged by the same gate. Resolves when the
   * change is durable and everybody has been sent it, or with the reason why nothing of it was kept.
   */
  change(
    report: ReportId,
    acting: { user: UserId; role: Role },
    write: (document: ReportDocument) => void,
  ): Promise<Result<null>>;
};
