"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useWords } from "@/words/use-words";
import styles from "./team-nav.module.css";

export function TeamNav({ team }: { team: string }) {
  const text = useWords("team.nav");
  const pathname = usePathname();
  const home = `/teams/${team}`;
  const places = [
    { href: home, label: text("reports") },
    { href: `${home}/members`, label: text("members") },
    { href: `${home}/labels`, label: text("labels") },
    { href: `${home}/actors`, label: text("actors") },
  ];
  return (
    <nav aria-label={text("label")} className={styles.nav}>
      {places.map(({ href, label }) => (
        <Link
          key={href}
          href={href}
          className={styles.link}
          aria-current={pathname === href ? "page" : undefined}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
