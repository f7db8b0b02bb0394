import { z } from "zod";
import { actorSchema, type ActorChanges, type NewActor } from "@/contract/actors";
import { callApi } from "@/features/api/client";

export function loadActors(team: string) {
  return callApi({
    path: `/teams/${team}/actors`,
    answer: z.object({ items: z.array(actorSchema) }),
  });
}

export function addActor(team: string, actor: NewActor) {
  return callApi({
    method: "POST",
    path: `/teams/${team}/actors`,
    body: actor,
    answer: actorSchema,
  });
}

export function changeActor(team: string, actor: string, changes: ActorChanges) {
  return callApi({
    method: "PATCH",
    path: `/teams/${team}/actors/${actor}`,
    body: changes,
    answer: actorSchema,
  });
}

export function deleteActor(team: string, actor: string) {
  return callApi({
    method: "DELETE",
    path: `/teams/${team}/actors/${actor}`,
    answer: z.unknown(),
  });
}

export function restoreActor(team: string, actor: string) {
  return callApi({
    method: "POST",
    path: `/teams/${team}/actors/${actor}/restore`,
    body: {},
    answer: actorSchema,
  });
}

/** Makes the actor one with another. */
export function mergeActor(team: string, actor: string, into: string) {
  return callApi({
    method: "POST",
    path: `/teams/${team}/actors/${actor}/merge`,
    body: { into },
    answer: actorSchema,
  });
}
