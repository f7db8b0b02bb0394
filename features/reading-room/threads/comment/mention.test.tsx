import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { createQuietRoom } from "@/test/sync/quiet-room";
import { RoomProvider } from "../../kernel/room-context";
import { EnglishWords } from "@/test/browser/words";
import { CommentBody } from "./comment-body";

const ANA = "user00000001";
const NOBODY = "user00000002";

const render = (body: string): string =>
  renderToStaticMarkup(
    <EnglishWords>
      <RoomProvider room={createQuietRoom()}>
        <CommentBody id="c" body={body} />
      </RoomProvider>
    </EnglishWords>,
  ).replace(/<[^>]*>/gu, "");

it.each([
  [`[@Ana](user:${ANA}) asks`, "@Ana asks"],
  [`[@Ben Okafor](user:${ANA}) agrees`, "@Ana agrees"],
  [`[**Ben** [Okafor]](<user:${ANA}> "Ben")`, "@Ana"],
  [`[@Ben Okafor][1]\n\n[1]: user:${ANA}`, "@Ana"],
  [`[@Ben](&#117;ser:${ANA})`, "@Ana"],
  [`[@Ana](user:${NOBODY})`, "@somebody"],
])("[WF8] %s is read as %s", (body, words) => {
  expect(render(body)).toBe(words);
});
