"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { BookOpenText, Plus } from "lucide-react";
import { Button } from "@/components/button";
import { useLocale } from "@/components/locale";
import { Page } from "@/components/page";
import { showToast } from "@/components/toast-store";
import { VisuallyHidden } from "@/components/visually-hidden";
import type { ReportSummary } from "@/contract/reports";
import type { Team } from "@/contract/teams";
import { may } from "@/domain/access/permissions";
import { AddEditionDialog } from "@/features/editions/add-edition-dialog";
import { arrangeReports, type ReportSort } from "../arrange-reports";
import { guessFormat } from "../draft";
import { messages } from "../messages";
import { useIntake } from "../use-intake";
import { useLiveReports } from "../use-live-reports";
import { useReportActions } from "../use-report-actions";
import { DropVeil } from "./drop-veil";
import { EditReportDialog } from "./edit-report-dialog";
import { IntakeDialog } from "./intake-dialog";
import { NoReports } from "./no-reports";
import { ReportRow } from "./report-row";
import { ReportToolbar } from "./report-toolbar";
import styles from "./report-list.module.css";

/** The team's reports, live. */
export function ReportList({
  team,
  reports: loaded,
}: {
  team: Team;
  reports: readonly ReportSummary[];
}) {
  const router = useRouter();
  const { locale } = useLocale();
  const live = useLiveReports(team.id, loaded);
  const { archive, remove } = useReportActions(live);
  const intake = useIntake();
  const [editing, setEditing] = useState<ReportSummary | null>(null);
  const [revised, setRevised] = useState<ReportSummary | null>(null);
  const [archived, setArchived] = useState(false);
  const [search, setSearch] = useState("");
  const [sort, setSort] = useState<ReportSort>("newest");

  const mayCreate = may(team.role, "report.create");
  const shown = arrangeReports(live.reports, { archived, search, sort, locale });
  const archivedCount = live.reports.filter(({ archivedAt }) => archivedAt !== null).length;
  const add = mayCreate && (
    <Button
      variant="primary"
      icon={<Plus size={16} aria-hidden="true" />}
      onClick={intake.openEmpty}
    >
      {messages.add}
    </Button>
  );

  return (
    <Page title={messages.title} actions={live.reports.length > 0 && add}>
      {live.reports.length > 0 && (
        <ReportToolbar
          search={search}
          onSearch={setSearch}
          archived={archived}
          onArchived={setArchived}
          archivedCount={archivedCount}
          currentCount={live.reports.length - archivedCount}
          sort={sort}
          onSort={setSort}
        />
      )}
      {search !== "" && (
        <VisuallyHidden>
          <span role="status">
            {messages.found(shown.length, new Intl.NumberFormat(locale).format(shown.length))}
          </span>
        </VisuallyHidden>
      )}
      {shown.length > 0 ? (
        <ul className={styles.list} aria-label={messages.list}>
          {shown.map((report) => (
            <ReportRow
              key={report.id}
              report={report}
              role={team.role}
              actions={{
                onEdit: setEditing,
                onAddEdition: setRevised,
                onArchive: (chosen, next) => void archive(chosen, next),
                onDelete: (chosen) => void remove(chosen),
              }}
            />
          ))}
        </ul>
      ) : (
        <NoReports
          icon={<BookOpenText size={24} aria-hidden="true" />}
          search={search}
          archived={archived && live.reports.length > 0}
          mayCreate={mayCreate}
          add={add}
          onShowAll={() => {
            setSearch("");
            setArchived(false);
          }}
        />
      )}
      <AddEditionDialog
        report={revised}
        onClose={() => {
          setRevised(null);
          void live.refresh();
        }}
      />
      <EditReportDialog
        report={editing}
        onClose={() => setEditing(null)}
        onSaved={() => void live.refresh()}
      />
      {mayCreate && (
        <>
          {intake.intake.drafts.length === 0 && (
            <DropVeil
              onFiles={(files) => void intake.takeFiles(files)}
              onText={(text) => intake.takeText(text, guessFormat(text), messages.intake.pasted)}
            />
          )}
          <IntakeDialog
            team={team.id}
            control={intake}
            onAdded={({ report, title, added }) => {
              showToast(
                added === 1 && title !== ""
                  ? messages.intake.added(title)
                  : messages.intake.addedMany(added),
              );
              if (report !== null) router.push(`/reports/${report}`);
              else void live.refresh();
            }}
          />
        </>
      )}
    </Page>
  );
}
