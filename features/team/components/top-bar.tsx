"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import type { Me } from "@/contract/people";
import { BrandMark } from "@/features/accounts/components/sign-in/brand-mark";
import { ProfileMenu } from "@/features/accounts/components/profile-menu";
import { JobTray } from "@/features/jobs/components/job-tray";
import { useWords } from "@/words/use-words";
import { TeamNav } from "./team-nav";
import { TeamSwitcher } from "./team-switcher";
import styles from "./top-bar.module.css";

/** The slim bar above every page but the reading room. */
export function TopBar({
  me,
  team,
  mayFound,
  children,
}: {
  me: Me;
  /** Where one is; `null` on pages that belong to no team. */
  team: { id: string; name: string } | null;
  /** Whether this person may found another team. */
  mayFound: boolean;
  children?: ReactNode;
}) {
  const words = useWords("account-menu");
  return (
    <>
      <a href="#main" className={styles.skip}>
        {words("skipToContent")}
      </a>
      <header className={styles.bar}>
        <div className={styles.row}>
          <Link href="/" className={styles.home}>
            <BrandMark />
          </Link>
          {me.teams.length > 0 && (
            <TeamSwitcher teams={me.teams} current={team} mayFound={mayFound} />
          )}
          {team && <TeamNav team={team.id} />}
          <span className={styles.spring} />
          {children}
          <JobTray />
          <ProfileMenu me={me} />
        </div>
      </header>
    </>
  );
}
