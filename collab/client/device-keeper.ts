import { keepsNothing } from "../device/device-choice";
import type { DeviceCopy, DeviceStore } from "../device/device-store";
import type { KeptOnDevice } from "../facts/saving-status";

/** A device that does not answer for this long is done without. Milliseconds. */
const DEVICE_TIMEOUT_MS = 3_000;

/** What one room keeps on its device. A device that fails, or has nowhere to keep anything, costs no more than that. */
export class DeviceKeeper<Edit> {
  readonly #room: string;
  readonly #onChange: () => void;
  #device: DeviceStore<Edit> | null;
  #without: "failed" | "unwanted" | null;
  #storing = 0;
  #writes: Promise<unknown> = Promise.resolve();

  /** @param onChange called when `kept` may have become another. */
  constructor(device: DeviceStore<Edit> | null, room: string, onChange: () => void) {
    this.#device = device;
    this.#without = device ? null : keepsNothing() ? "unwanted" : "failed";
    this.#room = room;
    this.#onChange = onChange;
  }

  get kept(): KeptOnDevice {
    return this.#without ?? (this.#storing > 0 ? "storing" : "stored");
  }

  /** `null` if the device keeps nothing, or cannot say what; it is left alone from then on. */
  async load(): Promise<DeviceCopy<Edit> | null> {
    const device = this.#device;
    if (!device) return null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const timeout = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), DEVICE_TIMEOUT_MS);
    });
    const copy = await Promise.race([device.load(this.#room).catch(() => null), timeout]);
    clearTimeout(timer);
    if (!copy) {
      this.#device = null;
      this.#without = "failed";
    }
    return copy;
  }

  store(write: (device: DeviceStore<Edit>, room: string) => Promise<void>): void {
    const device = this.#device;
    if (!device) return;
    this.#storing += 1;
    const done = write(device, this.#room).then(
      () => undefined,
      () => {
        this.#without = "failed";
      },
    );
    this.#writes = Promise.all([this.#writes, done]).then(() => {
      this.#storing -= 1;
      this.#onChange();
    });
  }

  /** Resolves when all that was to be stored is stored, or has failed. */
  async settled(): Promise<void> {
    await this.#writes;
  }
}
