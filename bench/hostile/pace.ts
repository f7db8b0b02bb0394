import { setTimeout as pause } from "node:timers/promises";

const TURN_MS = 5;
/** More than this on its way is not sent faster by sending more. Bytes. */
const ENOUGH = 4 * 2 ** 20;

/** Acts as fast as the line takes it, in small turns. `act` returns the bytes that still wait to leave. */
export async function asFastAsItGoes(act: () => number, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const until = performance.now() + TURN_MS;
    while (performance.now() < until && act() < ENOUGH);
    await pause(1);
  }
}

/** So many at a time, each begun anew when it has ended, however it has. */
export async function manyAtOnce(
  count: number,
  act: (number: number) => Promise<unknown>,
  isOver: () => boolean,
): Promise<void> {
  const one = async (number: number): Promise<void> => {
    while (!isOver()) {
      await act(number).catch(() => undefined);
      await pause(1);
    }
  };
  await Promise.all(Array.from({ length: count }, (_, number) => one(number)));
}
