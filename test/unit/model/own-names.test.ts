import { describe, expect, test } from "@jest/globals";
import {
  bundleName,
  isBundleName,
  isOwnName,
  isPartialName,
  OWN_FOLDER,
  partialName,
  STAGING_PREFIX,
} from "../../../src/model/index.ts";

const HEADER = {
  format: "agent-memory-snapshot",
  version: 1,
  id: "019a4980-0b7b-7000-8000-0123456789ab",
  createdAt: "2026-11-03T12:00:00.123Z",
  agent: "scout",
  label: null,
  tool: {},
} as const;

describe("a name of a bundle", () => {
  test.each(["", ".sha256", ".receipt.json", ".minisig"])(
    "is one with %j behind it, as it stands in an output folder",
    (ending) => {
      for (const encrypted of [true, false]) expect(isBundleName(bundleName(HEADER, encrypted) + ending)).toBe(true);
    },
  );

  test.each(["memory.tar.zst", "scout-20261103T120000Z-89abcdef.tar.gz", "my scout-20261103T120000Z-89abcdef.tar.zst"])(
    "is not %s",
    (name) => {
      expect(isBundleName(name)).toBe(false);
    },
  );
});

describe("a name that only we give", () => {
  test.each([OWN_FOLDER, ".MemSnap", `${STAGING_PREFIX}01`])("%s is one", (name) => {
    expect(isOwnName(name)).toBe(true);
  });

  test.each([true, false])("is that of a bundle that is being made, encrypted: %p", (encrypted) => {
    const name = partialName(bundleName(HEADER, encrypted));
    expect(isPartialName(name)).toBe(true);
    expect(isOwnName(name)).toBe(true);
  });

  test.each(["memsnap", ".memsnaps", ".notes.partial", "a.tar.zst.partial", ".tar.zst.partial", ".a.tar.zst"])(
    "is not %s",
    (name) => {
      expect(isOwnName(name)).toBe(false);
    },
  );
});
