import { describe, expect, test } from "@jest/globals";
import { ProgressLine, progressText } from "../../../src/cli/progress.ts";
import type { Writer } from "../../../src/cli/terminal.ts";

const EVENT = { phase: "write", done: 1_048_576, total: 4_194_304, unit: "bytes", item: "facts.db" } as const;

function recorder(more: Partial<Writer>): { writer: Writer; written: string[] } {
  const written: string[] = [];
  return { writer: { ...more, write: (text) => written.push(text) }, written };
}

describe("progress", () => {
  test("is quiet when nobody watches", () => {
    const { writer, written } = recorder({});
    const line = new ProgressLine(writer);
    line.show(EVENT, 0);
    line.clear();
    expect(written).toEqual([]);
  });

  test("paints one line over itself and clears it at the end", () => {
    const { writer, written } = recorder({ isTTY: true, columns: 20 });
    const line = new ProgressLine(writer);
    line.show(EVENT, 0);
    line.show({ ...EVENT, done: 2_097_152 }, 10);
    line.show({ ...EVENT, phase: "read back" }, 20);
    line.clear();
    expect(written.map((text) => text.replace("\r\u001b[2K", ""))).toEqual([
      "write 25 % (1.0 MiB",
      "read back 25 % (1.0",
      "",
    ]);
  });

  test("counts bytes and stores, with and without a total", () => {
    expect(progressText(EVENT)).toBe("write 25 % (1.0 MiB of 4.0 MiB) facts.db");
    expect(progressText({ phase: "capture", done: 1, total: 4, unit: "stores" })).toBe("capture 25 % (1 of 4 stores)");
    expect(progressText({ phase: "read", done: 10, unit: "bytes" })).toBe("read (10 B)");
    expect(progressText({ phase: "check", done: 0, total: 0, unit: "stores" })).toBe("check (0 of 0 stores)");
  });
});
