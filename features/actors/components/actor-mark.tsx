"use client";

import { useState } from "react";
import { Building2, UserRound, UsersRound, type LucideIcon } from "lucide-react";
import type { ActorKind } from "@/domain/statements/statement";
import styles from "./actor-mark.module.css";

const ICONS: Record<Exclude<ActorKind, "state">, LucideIcon> = {
  organisation: Building2,
  coalition: UsersRound,
  person: UserRound,
};

/** Of what kind an actor is, for the eye: a state's flag, else a sign. Its name stands beside it in words. */
export function ActorMark({ kind, isoA3 }: { kind: ActorKind; isoA3: string | null }) {
  const Icon = kind === "state" ? null : ICONS[kind];
  if (!Icon && isoA3 !== null) return <Flag key={isoA3} isoA3={isoA3} />;
  return (
    <span className={styles.mark} aria-hidden="true">
      {Icon ? <Icon size={15} /> : "–"}
    </span>
  );
}

/** The code where there is no flag, or it cannot be had. */
function Flag({ isoA3 }: { isoA3: string }) {
  const [missing, setMissing] = useState(false);
  return (
    <span className={styles.mark} aria-hidden="true">
      {missing ? (
        isoA3
      ) : (
        <img
          src={`/flags/${isoA3}.svg`}
          alt=""
          width={24}
          height={16}
          loading="lazy"
          decoding="async"
          className={styles.flag}
          onError={() => setMissing(true)}
        />
      )}
    </span>
  );
}
