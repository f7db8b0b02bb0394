"use client";

import { useEffect, useMemo } from "react";
import { Combobox } from "@/components/form/combobox";
import { MAX_NAME_LENGTH } from "@/domain/facts/report/statements";
import { useLocale } from "@/words/use-locale";
import { useWords } from "@/words/use-words";
import { useRoom } from "../kernel/room-context";
import { useLive } from "../kernel/use-live";
import { offeredActors, type OfferedActor } from "./model/offered-actors";
import { statementsOf, actorsOf } from "./models";

/** The actor by name: one of the team's, one that was recognised in the report, or any other. */
export function ActorField({
  value,
  error,
  onChange,
  onPick,
}: {
  value: string;
  error: string | undefined;
  onChange: (name: string) => void;
  onPick: (actor: OfferedActor) => void;
}) {
  const text = useWords("reading-room.statements");
  const room = useRoom();
  const locale = useLocale();
  const team = useLive(actorsOf(room).all, (all) => all);
  const items = useLive(statementsOf(room).all, (all) => all.items);
  const offered = useMemo(() => offeredActors(team, items, locale), [team, items, locale]);
  const options = useMemo(
    () =>
      offered.map(({ name, aliases, inTeam }) => ({
        key: name,
        label: name,
        also: aliases,
        hint: inTeam ? text("inTeam") : text("inReport"),
      })),
    [offered, text],
  );
  useEffect(() => {
    void actorsOf(room).load();
  }, [room]);
  return (
    <Combobox
      data-first-field=""
      label={text("fields.actor")}
      error={error}
      value={value}
      options={options}
      found={(count) => text("actorsFound", { count })}
      maxLength={MAX_NAME_LENGTH}
      onChange={onChange}
      onPick={({ key }) => {
        const actor = offered.find(({ name }) => name === key);
        if (actor) onPick(actor);
      }}
    />
  );
}
