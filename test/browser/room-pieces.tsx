import { createRoot } from "react-dom/client";
import type { AnnotationId } from "@/domain/ids";
import type { SettledStatement } from "@/domain/statements/settle-statements";
import { NotePiece } from "@/features/reading-room/threads/note-piece";
import { Piece } from "@/features/reading-room/kernel/piece";
import { OutlineList } from "@/features/reading-room/outline/outline-list";
import { RoomProvider } from "@/features/reading-room/kernel/room-context";
import { toOutlineEntry } from "@/features/reading-room/statements/in-outline/statements-in-outline";
import { createQuietRoom } from "../sync/quiet-room";
import { statement } from "../some-statement";
import { EnglishWords } from "./words";

let broken = true;

/** A statement that throws while it is shown, until it is mended. */
function fragile(): SettledStatement {
  const whole = statement(2, { actor: "Malaysia" });
  return Object.defineProperty(whole, "actor", {
    get() {
      if (broken) throw new Error("It breaks.");
      return "Malaysia";
    },
  });
}

function Fragile() {
  if (broken) throw new Error("It breaks.");
  return <p>Whole again</p>;
}

/** Shows pieces of a room, one of each kind broken. */
export function mount(element: Element): void {
  const second = fragile();
  const rows = [statement(1, { actor: "Gabon" }), second, statement(3, { actor: "Norway" })];
  createRoot(element).render(
    <EnglishWords>
      <RoomProvider room={createQuietRoom()}>
        <OutlineList
          rows={rows.map((one) => ({ kind: "entry", entry: toOutlineEntry(one) }))}
          scroller={null}
          onToggle={() => undefined}
        />
        <NotePiece id={"note00000001" as AnnotationId}>
          <Fragile />
        </NotePiece>
        <Piece name="statement">
          <Fragile />
        </Piece>
        <Piece name="review">
          <Fragile />
        </Piece>
        <p>The rest of the room</p>
      </RoomProvider>
    </EnglishWords>,
  );
}

export function mend(): void {
  broken = false;
}

/** An outline of one line in a low column; the answer puts as many lines before it. */
export function mountOutline(scroller: HTMLElement): (count: number) => void {
  const room = createQuietRoom();
  const root = createRoot(scroller);
  const show = (count: number): void => {
    const rows = Array.from({ length: count + 1 }, (_, at) => statement(count - at));
    root.render(
      <EnglishWords>
        <RoomProvider room={room}>
          <OutlineList
            rows={rows.map((one) => ({ kind: "entry", entry: toOutlineEntry(one) }))}
            scroller={scroller}
            onToggle={() => undefined}
          />
        </RoomProvider>
      </EnglishWords>,
    );
  };
  show(0);
  return show;
}
