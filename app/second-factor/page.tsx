import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { SecondFactorNeeded } from "@/features/accounts/components/second-factor/second-factor-needed";
import { loadCallbackPath, requireMe } from "@/features/accounts/loaders";
import { loadWords } from "@/features/language/loaders";
import { LeaveButton } from "@/features/team/components/members/leave-button";
import { Words } from "../words";

export async function generateMetadata(): Promise<Metadata> {
  const words = await loadWords("accounts");
  return { title: words("secondFactor.neededTitle") };
}

type Query = Record<"team" | "next", string | string[] | undefined>;

/** Where a team sends members who have no second factor. */
export default async function SecondFactorPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { team: id, next: asked } = await searchParams;
  const next = loadCallbackPath(typeof asked === "string" ? asked : undefined);
  const me = await requireMe(`/second-factor?${new URLSearchParams({ team: String(id), next })}`);
  const team = me.teams.find((one) => one.id === id);
  if (!team) notFound();
  if (me.hasSecondFactor) redirect(next);
  return (
    <Words of={["accounts", "team"]}>
      <SecondFactorNeeded teamName={team.name} hasPassword={me.hasPassword} next={next}>
        <LeaveButton team={team} me={me.id} />
      </SecondFactorNeeded>
    </Words>
  );
}
