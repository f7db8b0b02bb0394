import { Counter, Gauge, Histogram, Registry } from "prom-client";

export type SyncMetrics = {
  connections: Gauge;
  rooms: Gauge;
  queued: Gauge<"queue">;
  refusals: Counter<"reason">;
  commit: Histogram;
  committed: Counter;
};

const COMMIT_BUCKETS_S = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5];

/**
 * @param measureQueues called whenever somebody reads the figures.
 * @param registry where the figures are read from; a new one where nobody reads them.
 */
export function createSyncMetrics(
  measureQueues: () => { mail: number; commits: number },
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
    refusals: new Counter({
      name: "caucus_sync_refusals_total",
      help: "Updates that the gate refused.",
      labelNames: ["reason"] as const,
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
  };
}
