import { Counter, Gauge, Histogram, Registry } from "prom-client";

export type SyncMetrics = {
  connections: Gauge;
  rooms: Gauge;
  queued: Gauge<"queue">;
  unhandled: Gauge;
  refusals: Counter<"reason">;
  waits: Counter;
  turnedAway: Counter<"reason">;
  answers: Counter<"kind">;
  commit: Histogram;
  committed: Counter;
  renewed: Counter;
};

const COMMIT_BUCKETS_S = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5];

/**
 * @param measureQueues called whenever somebody reads the figures.
 * @param registry where the figures are read from; a new one if nobody reads them.
 */
export function createSyncMetrics(
  measureQueues: () => { mail: number; commits: number; bytes: number },
  registry: Registry = new Registry(),
): SyncMetrics {
  const registers = [registry];
  return {
    connections: new Gauge({
      name: "caucus_sync_connections",
      help: "Open sockets in rooms.",
      registers,
    }),
    rooms: new Gauge({ name: "caucus_sync_rooms", help: "Rooms held in memory.", registers }),
    queued: new Gauge({
      name: "caucus_sync_queue_depth",
      help: "What waits: mail for rooms to handle, and rooms for the running commit.",
      labelNames: ["queue"] as const,
      registers,
      collect() {
        const depths = measureQueues();
        this.set({ queue: "mail" }, depths.mail);
        this.set({ queue: "commits" }, depths.commits);
      },
    }),
    unhandled: new Gauge({
      name: "caucus_sync_unhandled_bytes",
      help: "What has arrived and waits to be handled.",
      registers,
      collect() {
        this.set(measureQueues().bytes);
      },
    }),
    refusals: new Counter({
      name: "caucus_sync_refusals_total",
      help: "Updates that the gate refused.",
      labelNames: ["reason"] as const,
      registers,
    }),
    waits: new Counter({
      name: "caucus_sync_waits_total",
      help: "Frames and sockets that had to wait, because their sender had used up their share.",
      registers,
    }),
    turnedAway: new Counter({
      name: "caucus_sync_turned_away_total",
      help: "Sockets that were closed or not let in, because their sender asked for too much.",
      labelNames: ["reason"] as const,
      registers,
    }),
    answers: new Counter({
      name: "caucus_sync_answers_total",
      help: "Questions what somebody lacks, by how they were answered.",
      labelNames: ["kind"] as const,
      registers,
    }),
    commit: new Histogram({
      name: "caucus_sync_commit_seconds",
      help: "Time of one group commit.",
      buckets: COMMIT_BUCKETS_S,
      registers,
    }),
    committed: new Counter({
      name: "caucus_sync_updates_total",
      help: "Updates made durable.",
      registers,
    }),
    renewed: new Counter({
      name: "caucus_sync_generations_total",
      help: "Fresh documents that rooms were given, because history outweighed what stands.",
      registers,
    }),
  };
}
