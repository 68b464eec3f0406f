/** What an operator watches, for Prometheus. No label names a person, an organisation or a workspace. */
import { Counter, collectDefaultMetrics, Gauge, Registry } from "prom-client";
import type { Store } from "./database/store.js";

export interface Metrics {
  readonly registry: Registry;
  /** A job ended, or was put off. */
  counted(kind: string, outcome: string): void;
}

export function createMetrics(store: Store): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const jobs = new Counter({
    name: "causeway_jobs_total",
    help: "Jobs by kind and how each run ended.",
    labelNames: ["kind", "outcome"],
    registers,
  });
  new Gauge({
    name: "causeway_writes",
    help: "Writes committed since the start.",
    registers,
    collect() {
      this.set(store.counts.writes);
    },
  });
  new Gauge({
    name: "causeway_commits",
    help: "Commits since the start: each carries one write or many.",
    registers,
    collect() {
      this.set(store.counts.commits);
    },
  });
  return { registry, counted: (kind, outcome) => jobs.inc({ kind, outcome }) };
}
