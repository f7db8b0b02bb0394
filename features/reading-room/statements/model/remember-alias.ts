import { showToast } from "@/components/overlay/toast-store";
import type { Attribution } from "@/domain/statements/statement";
import type { RoomKernel } from "../../kernel/room-kernel";
import { actorsOf } from "../models";

/**
 * Keeps a recognised name as another name of the actor that somebody has chosen instead, in the team's list; the server
 * then proposes again what is not decided. The actor is added where the list has it not.
 */
export async function rememberAlias(
  room: RoomKernel,
  alias: string,
  { actor: name, actorKind: kind, isoA3 }: Attribution,
): Promise<void> {
  const actors = actorsOf(room);
  await actors.load();
  const known = actors.find(name);
  const saved = known
    ? await actors.change(known.id, { aliases: [...known.aliases, alias] })
    : await actors.add({ name, kind, isoA3, aliases: [alias] });
  if (!saved.ok) {
    room.failures.show(saved.failure);
    return;
  }
  const { id, aliases } = saved.value;
  const forget = async (): Promise<void> => {
    const left = aliases.filter((one) => one.toLowerCase() !== alias.toLowerCase());
    const forgotten = await actors.change(id, { aliases: left });
    if (forgotten.ok) showToast(room.words("statements.forgotten", { alias }));
    else room.failures.show(forgotten.failure);
  };
  showToast(room.words("statements.remembered", { alias, actor: name }), {
    action: { label: room.words("statements.undo"), run: () => void forget() },
  });
}
