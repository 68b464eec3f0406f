import { execFile } from "node:child_process";
import { existsSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { dirname } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { openStore } from "../../src/database/open.js";
import { openWaveKeys, type WaveKeys } from "../../src/database/wave-keys.js";
import { build } from "../built.js";
import { type Causeway, startCauseway } from "../conversation.js";
import { type Engine, engines, freshUrl } from "../fresh-store.js";
import { onServer } from "../on-server.js";

describe.each(engines)("the keys of waves, on %s", (engine) => {
  it("are 32 bytes, one for each wave, found until they are destroyed", async () => {
    const keys = await opened(await freshUrl(engine));
    expect(await keys.find("wave-1")).toBeUndefined();
    const [one, other] = [await keys.make("wave-1"), await keys.make("wave-2")];
    expect([one.length, other.length]).toEqual([32, 32]);
    expect(one.equals(other)).toBe(false);
    expect(await keys.make("wave-1")).toEqual(one);
    expect(await keys.find("wave-1")).toEqual(one);
    expect(await keys.ids()).toEqual(["wave-1", "wave-2"]);

    await keys.destroy("wave-1");
    expect(await keys.find("wave-1")).toBeUndefined();
    expect(await keys.find("wave-2")).toEqual(other);
    expect(await keys.ids()).toEqual(["wave-2"]);
  });

  it("are destroyed once, however often it is asked", async () => {
    const keys = await opened(await freshUrl(engine));
    const key = await keys.make("wave");
    await Promise.all([keys.destroy("wave"), keys.destroy("wave"), keys.destroy("another")]);
    expect(await keys.ids()).toEqual([]);
    expect((await keys.make("wave")).equals(key)).toBe(false);
  });

  it("outlive whoever made them", async () => {
    const url = await freshUrl(engine);
    const first = await openWaveKeys(url);
    const key = await first.make("wave");
    await first.close();
    expect(await (await opened(url)).find("wave")).toEqual(key);
  });

  it("leave no byte behind once they are destroyed", async () => {
    const url = await freshUrl(engine);
    const keys = await opened(url);
    const made = await Promise.all(Array.from({ length: 150 }, (_, i) => keys.make(`wave-${i}`)));
    expect(await whichAreIn(engine, url, made)).toEqual(made);

    const gone = made.filter((_, i) => i % 15 === 14);
    for (const key of gone) await keys.destroy(`wave-${made.indexOf(key)}`);
    const left = made.filter((key) => !gone.includes(key));
    expect(await whichAreIn(engine, url, made)).toEqual(left);
    expect(await Promise.all((await keys.ids()).map((id) => keys.find(id)))).toEqual(expect.arrayContaining(left));
  });

  it("are refused a place in Causeway's own database, by whatever name it is reached", async () => {
    const url = await freshUrl(engine);
    await (await openStore({ url })).close();
    await expect(openWaveKeys(engine === "sqlite" ? linkTo(url) : url)).rejects.toThrow(
      "PULSE_KEYS_URL leads to Causeway's own database.",
    );
  });

  describe("for processes that share them", () => {
    beforeAll(build, 120_000);

    it("are the same for all who ask at once, while others come and go", async () => {
      const url = await freshUrl(engine);
      const told = await Promise.all(Array.from({ length: 3 }, () => inAnotherProcess(url)));
      const shared = new Set(told);
      expect([...shared]).toHaveLength(1);
      const keys = await opened(url);
      expect(await keys.ids()).toEqual(["shared-0", "shared-1", "shared-2", "shared-3", "shared-4"]);
      const hex = await Promise.all((await keys.ids()).map(async (id) => (await keys.make(id)).toString("hex")));
      expect([...shared]).toEqual([hex.join()]);
    });
  });
});

describe("the file of the keys", () => {
  it("is for its owner alone, and so is the folder that is made for it", async () => {
    const url = (await freshUrl("sqlite")).replace(/\.db$/, "/apart/pulse-keys.db");
    await (await opened(url)).make("wave");
    const file = fileOf(url);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(file)).mode & 0o777).toBe(0o700);
  });
});

describe("Causeway", () => {
  const warning = "PULSE_KEYS_URL is not set";
  const warnings = ({ logged }: Causeway) => logged.filter((line) => line.includes(warning));

  it("opens the keys where it is told, and closes them", async () => {
    const causeway = await startCauseway();
    expect(warnings(causeway)).toEqual([]);
    expect(await (await opened(causeway.pulseKeysUrl)).ids()).toEqual(["seen"]);
  });

  it("says once that there can be no pulses where it has no place for their keys", async () => {
    const causeway = await startCauseway({ engine: "postgres", settings: { PULSE_KEYS_URL: "" } });
    expect(warnings(causeway)).toHaveLength(1);
  });
});

it("an address that is neither a file nor PostgreSQL is refused, and not repeated", async () => {
  await expect(openWaveKeys("mysql://root:password@x")).rejects.toThrow(/^(?!.*password)/);
});

async function opened(url: string): Promise<WaveKeys> {
  const keys = await openWaveKeys(url);
  onTestFinished(() => keys.close());
  return keys;
}

const fileOf = (url: string): string => url.slice("file:".length);

function linkTo(url: string): string {
  const link = `${fileOf(url)}-link`;
  symlinkSync(fileOf(url), link);
  return `file:${link}`;
}

/** Which of the keys stand somewhere in the files of their database. */
async function whichAreIn(engine: Engine, url: string, keys: readonly Buffer[]): Promise<readonly Buffer[]> {
  const bytes = engine === "sqlite" ? bytesOfFile(fileOf(url)) : await bytesOfDatabase(url);
  return keys.filter((key) => bytes.includes(key));
}

function bytesOfFile(file: string): Buffer {
  const files = [file, `${file}-wal`, `${file}-shm`, `${file}-journal`].filter((name) => existsSync(name));
  return Buffer.concat(files.map((name) => readFileSync(name)));
}

/** Every file of the database, as the server itself reads them. */
async function bytesOfDatabase(url: string): Promise<Buffer> {
  await onServer(url, "checkpoint");
  const rows = await onServer(
    url,
    `select pg_read_binary_file(folder || '/' || name, 0, 1 << 24, true) as bytes
    from pg_database, concat('base/', oid) folder, pg_ls_dir(folder) name where datname = current_database()`,
  );
  return Buffer.concat(rows.map(({ bytes }) => (Buffer.isBuffer(bytes) ? bytes : Buffer.alloc(0))));
}

/** Makes shared keys, and makes and destroys some of its own in between; resolves to the shared ones. */
async function inAnotherProcess(url: string): Promise<string> {
  const script = `
    import { openWaveKeys } from "./dist/src/database/wave-keys.js";
    const keys = await openWaveKeys(process.argv[1]);
    const made = [];
    for (let i = 0; i < 5; i++) {
      const own = "own-" + process.pid + "-" + i;
      await keys.make(own);
      made.push((await keys.make("shared-" + i)).toString("hex"));
      await keys.destroy(own);
    }
    await keys.close();
    console.log(made.join());`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script, url]);
  return stdout.trim();
}
