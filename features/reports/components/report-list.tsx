"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { BookOpenText, Plus } from "lucide-react";
import { Button } from "@/components/form/button";
import { useLocale } from "@/words/use-locale";
import { Page } from "@/components/layout/page";
import { showToast } from "@/components/overlay/toast-store";
import { VisuallyHidden } from "@/components/visually-hidden";
import type { ReportSummary } from "@/contract/reports";
import type { Team } from "@/contract/teams";
import { may } from "@/domain/access/permissions";
import { AddEditionDialog } from "@/features/editions/add-edition-dialog";
import { useWords } from "@/words/use-words";
import { arrangeReports, type ReportSort } from "../arrange-reports";
import { checkFile } from "../draft";
import { sourceOf } from "../imports/report-source";
import { useImportNews } from "../imports/use-import-news";
import { useImports } from "../imports/use-imports";
import { useIntake } from "../use-intake";
import { useLiveReports } from "../use-live-reports";
import { useReportActions } from "../use-report-actions";
import { DropVeil } from "./drop-veil";
import { EditReportDialog } from "./edit-report-dialog";
import { ImportTray } from "./import-tray";
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
  const words = useWords("reports");
  const router = useRouter();
  const locale = useLocale();
  const live = useLiveReports(team.id, loaded);
  const { archive, remove } = useReportActions(live);
  const imports = useImports(team.id);
  const news = useImportNews(imports.items, () => void live.refresh());
  const intake = useIntake(words("intake.pasted"), (files) => {
    for (const file of files) imports.add(sourceOf(team.id, file), checkFile(file));
  });
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
      {words("add")}
    </Button>
  );

  return (
    <Page title={words("title")} actions={live.reports.length > 0 && add}>
      <ImportTray imports={imports} news={news} />
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
          <span role="status">{words("found", { count: shown.length })}</span>
        </VisuallyHidden>
      )}
      {shown.length > 0 ? (
        <ul className={styles.list} aria-label={words("list")}>
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
          <DropVeil onFiles={(files) => void intake.takeFiles(files)} onText={intake.takeText} />
          <IntakeDialog
            team={team.id}
            control={intake}
            imports={imports}
            onAdded={({ id, title }) => {
              showToast(words("intake.added", { title }));
              router.push(`/reports/${id}`);
            }}
          />
        </>
      )}
    </Page>
  );
}
