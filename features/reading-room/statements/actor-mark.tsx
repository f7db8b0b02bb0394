import { Building2, UserRound, UsersRound, type LucideIcon } from "lucide-react";
import type { ActorKind } from "@/domain/statements/statement";
import styles from "./actor-mark.module.css";

const ICONS: Record<Exclude<ActorKind, "state">, LucideIcon> = {
  organisation: Building2,
  coalition: UsersRound,
  person: UserRound,
};

/** Of what kind an actor is, for the eye: a state's code, else a sign. Its name stands beside it in words. */
export function ActorMark({ kind, isoA3 }: { kind: ActorKind; isoA3: string | null }) {
  const Icon = kind === "state" ? null : ICONS[kind];
  return (
    <span className={styles.mark} data-kind={kind} aria-hidden="true">
      {Icon ? <Icon size={14} /> : (isoA3 ?? "–")}
    </span>
  );
}
