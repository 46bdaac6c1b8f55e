import { afterEach, expect, test } from "@jest/globals";
import { hostContext } from "../../../src/host/index.ts";
import { runNode } from "../../harness/child.ts";

const context = hostContext({ cwd: ".", tempDir: ".", progress: () => {} });
const SIGNALS_MODULE = new URL("../../../src/host/signals.ts", import.meta.url);

afterEach(() => {
  expect(process.listenerCount("SIGTERM")).toBe(0);
});

test("an id carries the time that it was asked for", () => {
  const at = new Date("2026-11-03T12:00:00.123Z");
  const id = context.newId(at);
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
  expect(Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16)).toBe(at.getTime());
});

test("signals are heard only while a step waits", () => {
  const forget = context.atExit(() => {});
  expect(process.listenerCount("SIGTERM")).toBe(1);
  forget();
});

const onSystemsWithSignals = process.platform === "win32" ? test.skip : test;

onSystemsWithSignals("a signal makes every step, the newest first, and then ends the process by itself", async () => {
  const program = `
    import { writeSync } from "node:fs";
    const { atExit } = await import(${JSON.stringify(SIGNALS_MODULE.href)});
    atExit(() => writeSync(1, "first "));
    atExit(() => { throw new Error("no room"); });
    atExit(() => writeSync(1, "forgotten "))();
    atExit(() => writeSync(1, "last "));
    setInterval(() => {}, 1000);
    process.kill(process.pid, "SIGTERM");
  `;
  const { signal, stdout } = await runNode(["--input-type=module", "--eval", program]);
  expect({ signal, stdout }).toEqual({ signal: "SIGTERM", stdout: "last first " });
});
