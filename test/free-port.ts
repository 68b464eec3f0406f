/** A port for what has to know its address before anything is there. */
import { once } from "node:events";
import { createServer } from "node:net";

/** Below where systems begin to give out ports of their own accord, so that no other server or call takes it meanwhile. */
const FIRST = 20_000;
const LAST = 32_000;

export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST + Math.floor(Math.random() * (LAST - FIRST));
    if (await isFree(port)) return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  const bound = new Promise<boolean>((resolve) => {
    probe.once("error", () => resolve(false));
    probe.listen(port, () => resolve(true));
  });
  if (!(await bound)) return false;
  probe.close();
  await once(probe, "close");
  return true;
}
