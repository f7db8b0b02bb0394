"use client";

import { useState } from "react";
import { Button } from "@/components/form/button";
import { useWords } from "@/words/use-words";
import { LeaveDialog } from "./leave-dialog";

/** The way out of a team for who sees nothing else of it. */
export function LeaveButton({ team, me }: { team: { id: string; name: string }; me: string }) {
  const words = useWords("team");
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button variant="ghost" onClick={() => setAsking(true)}>
        {words("members.leave")}
      </Button>
      <LeaveDialog open={asking} team={team} me={me} onOpenChange={setAsking} />
    </>
  );
}
