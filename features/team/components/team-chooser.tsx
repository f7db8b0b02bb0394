"use client";

import Link from "next/link";
import { useState } from "react";
import { ChevronRight, Plus, Users } from "lucide-react";
import { Badge } from "@/components/badge";
import { Button } from "@/components/form/button";
import { EmptyState } from "@/components/layout/empty-state";
import { Page } from "@/components/layout/page";
import type { Team } from "@/contract/teams";
import { useWords } from "@/words/use-words";
import { NewTeamDialog } from "./new-team-dialog";
import styles from "./team-chooser.module.css";

/** Where to go for somebody with several teams, or none. */
export function TeamChooser({ teams, mayFound }: { teams: readonly Team[]; mayFound: boolean }) {
  const words = useWords("team");
  const text = useWords("team.chooser");
  const [founding, setFounding] = useState(false);
  const newTeam = mayFound && (
    <Button icon={<Plus size={16} aria-hidden="true" />} onClick={() => setFounding(true)}>
      {words("nav.newTeam")}
    </Button>
  );
  return (
    <>
      {teams.length === 0 ? (
        <main id="main" tabIndex={-1}>
          <EmptyState
            heading="h1"
            icon={<Users size={24} aria-hidden="true" />}
            title={text("none")}
            actions={newTeam}
          >
            {mayFound ? text("noneMayFound") : text("noneText")}
          </EmptyState>
        </main>
      ) : (
        <Page title={text("title")} intro={text("intro")} actions={newTeam} width="narrow">
          <ul className={styles.list}>
            {teams.map((team) => (
              <li key={team.id}>
                <Link href={`/teams/${team.id}`} className={styles.team}>
                  <span className={styles.main}>
                    <span className={styles.name}>{team.name}</span>
                    <span className={styles.counts}>
                      {text("counts", { members: team.members, reports: team.reports })}
                    </span>
                  </span>
                  <Badge>{words(`roles.${team.role}`)}</Badge>
                  <ChevronRight size={18} aria-hidden="true" className={styles.arrow} />
                </Link>
              </li>
            ))}
          </ul>
        </Page>
      )}
      <NewTeamDialog open={founding} onOpenChange={setFounding} />
    </>
  );
}
