/**
 * `npm run screenshots`: the pictures of the README, of the product as it is: with the sample report, people who do
 * not exist, and what they might say about it. Into docs/screenshots, each smaller than 400 kB.
 */
/* global document -- what is evaluated in the page */
import { mkdir, stat } from "node:fs/promises";
import path from "node:path";
import { browseAs, openBrowser } from "./screenshots/browser.mjs";
import { discuss, gather, ME } from "./screenshots/discussion.mjs";
import { startProduct } from "./screenshots/product.mjs";
import { openNote, openRoom, say, showReading } from "./screenshots/room.mjs";
import { say as tell } from "./steps.mjs";

const ROOT = path.resolve(import.meta.dirname, "..");
const FOLDER = path.join(ROOT, "docs/screenshots");
const MOST_BYTES = 400_000;
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

await mkdir(FOLDER, { recursive: true });
const product = await startProduct(ROOT, ME);
try {
  tell("Gathering the people …");
  const { team, report, people } = await gather(product.url);
  const browser = await openBrowser();
  try {
    await takePictures(browser, { team, report, people });
  } finally {
    await browser.close();
  }
} finally {
  await product.stop();
}

async function takePictures(browser, { team, report, people }) {
  const [me, ben, noor] = people;
  const seat = (person, options) => browseAs(browser, person, { viewport: DESK, ...options });
  const [mine, bens, noors] = await Promise.all([seat(me), seat(ben), seat(noor)]);
  tell("Holding the discussion …");
  await discuss({ report, people, pages: { mine, bens, noors } });

  await openRoom(mine, report);
  await openNote(mine, "in a position to accede");
  await say(noors, "in a position to accede", "A roadmap is", { send: false });
  await showReading(mine, "in a position to accede");
  await take(mine, "reading-room-light");
  await mine.emulateMedia({ colorScheme: "dark" });
  await take(mine, "reading-room-dark");

  const phone = await seat(ben, { viewport: PHONE, deviceScaleFactor: 2, hasTouch: true });
  await openRoom(phone, report);
  await take(phone, "reading-room-phone");

  await mine.emulateMedia({ colorScheme: "light" });
  await mine.goto(`/teams/${team}`);
  await mine
    .getByLabel(/reading now$/)
    .first()
    .waitFor();
  await take(mine, "reports-light");
}

async function take(page, name) {
  const file = path.join(FOLDER, `${name}.png`);
  // Nothing blinks, and nothing is under the pointer or has the focus.
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.activeElement.blur());
  await page.screenshot({ path: file, caret: "hide", animations: "disabled" });
  const { size } = await stat(file);
  tell(`${path.relative(ROOT, file)}, ${Math.ceil(size / 1000)} kB`);
  if (size > MOST_BYTES) throw new Error(`${file} has ${size} bytes; ${MOST_BYTES} is the most.`);
}
