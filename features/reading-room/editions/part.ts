import type { RoomKernel, RoomPart } from "../kernel/room-kernel";
import { ArchivedBanner, NewEditionNotice, OldEditionBanner } from "./edition-banner";
import { NEWEST, newestOf, PLACES, placesOf } from "./models";

/** Which edition is read, which are newer, and where in it things of other editions stand. */
export const EDITIONS_PART: RoomPart = {
  models: [PLACES, NEWEST],
  connect: (room) => {
    const places = placesOf(room);
    places.open();
    const stop = followNewest(room);
    return () => {
      stop();
      places.close();
    };
  },
  panels: [
    { place: "banner", piece: "banners", View: ArchivedBanner },
    { place: "banner", piece: "banners", View: OldEditionBanner },
    { place: "notice", piece: "banners", View: NewEditionNotice },
  ],
};

function followNewest(room: RoomKernel): () => void {
  const newest = newestOf(room);
  let stopListening = (): void => undefined;
  const stopFollowing = room.followDocument((document) => {
    const learn = (): void => {
      const told = [...document.things("revisions")].map(({ edition }) => edition);
      newest.set(Math.max(newest.get(), ...told));
    };
    stopListening();
    stopListening = document.onThings("revisions", learn);
    learn();
  });
  return () => {
    stopFollowing();
    stopListening();
  };
}
