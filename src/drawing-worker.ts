/** The thread that draws. What it cannot draw is answered with the name of the error: its message may quote a story. */
import { parentPort } from "node:worker_threads";
import type { DrawingAnswered, DrawingAsked } from "./drawing/artist.js";
import { drawings } from "./drawings.js";

parentPort?.on("message", ({ id, drawing, given }: DrawingAsked) => {
  void answer(id, drawing, given).then((answered) => parentPort?.postMessage(answered));
});

async function answer(id: number, drawing: string, given: unknown): Promise<DrawingAnswered> {
  try {
    const draw = drawings[drawing];
    if (draw === undefined) return { id, problem: "UnknownDrawing" };
    return { id, drawn: new Uint8Array(await draw(given)) };
  } catch (error) {
    return { id, problem: error instanceof Error ? error.name : "unknown" };
  }
}
