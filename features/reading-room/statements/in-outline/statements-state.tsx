"use client";

import { RotateCw } from "lucide-react";
import { Button } from "@/components/form/button";
import { Spinner } from "@/components/layout/spinner";
import { useWords } from "@/words/use-words";
import { useRoom } from "../../kernel/room-context";
import { useLive } from "../../kernel/use-live";
import { statementsOf } from "../models";
import styles from "./statements-state.module.css";

/** That the server still reads who says what, or could not. */
export function StatementsState() {
  const text = useWords("reading-room.statements");
  const room = useRoom();
  const state = useLive(statementsOf(room).all, (all) => all.state);
  return (
    <div role="status">
      {state === "loading" && (
        <p className={styles.state}>
          <Spinner size={14} />
          {text("reading")}
        </p>
      )}
      {state === "failed" && (
        <div className={styles.state}>
          <p>{text("failed")}</p>
          <Button
            size="small"
            icon={<RotateCw size={14} aria-hidden="true" />}
            onClick={() => void statementsOf(room).load()}
          >
            {text("retry")}
          </Button>
        </div>
      )}
    </div>
  );
}
