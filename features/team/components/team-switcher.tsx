"use client";

import Link from "next/link";
import { useState } from "react";
import { Check, ChevronsUpDown, Plus, Settings } from "lucide-react";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "@/components/overlay/menu";
import { useWords } from "@/words/use-words";
import { NewTeamDialog } from "./new-team-dialog";
import styles from "./team-switcher.module.css";

export function TeamSwitcher({
  teams,
  current,
  mayFound,
}: {
  teams: readonly { id: string; name: string }[];
  current: { id: string; name: string } | null;
  mayFound: boolean;
}) {
  const text = useWords("team.nav");
  const [founding, setFounding] = useState(false);
  const shown = current?.name ?? text("yourTeams");
  return (
    <>
      <Menu
        align="start"
        trigger={
          <button
            type="button"
            className={styles.trigger}
            aria-label={text("switchTeam", { name: shown })}
          >
            <span className={styles.name}>{shown}</span>
            <ChevronsUpDown size={14} aria-hidden="true" />
          </button>
        }
      >
        <MenuLabel>{text("yourTeams")}</MenuLabel>
        {teams.map((team) => (
          <MenuItem key={team.id} asChild>
            <Link
              href={`/teams/${team.id}`}
              aria-current={team.id === current?.id ? "true" : undefined}
            >
              <span className={styles.check}>
                {team.id === current?.id && <Check size={16} aria-hidden="true" />}
              </span>
              {team.name}
            </Link>
          </MenuItem>
        ))}
        {(current !== null || mayFound) && <MenuSeparator />}
        {current && (
          <MenuItem asChild>
            <Link href={`/teams/${current.id}/members#settings`}>
              <span className={styles.check}>
                <Settings size={16} aria-hidden="true" />
              </span>
              {text("settings")}
            </Link>
          </MenuItem>
        )}
        {mayFound && (
          <MenuItem icon={<Plus size={16} aria-hidden="true" />} onSelect={() => setFounding(true)}>
            {text("newTeam")}
          </MenuItem>
        )}
      </Menu>
      <NewTeamDialog open={founding} onOpenChange={setFounding} />
    </>
  );
}
