import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { EDITS_OF_KINDS } from "./rules/edits-of-kinds.ts";
import { EDITS_OF_READERS } from "./rules/edits-of-readers.ts";
import { EDITS_OF_SIGNING } from "./rules/edits-of-signing.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const EDITS = [...EDITS_OF_KINDS, ...EDITS_OF_READERS, ...EDITS_OF_SIGNING];

test.each(EDITS.map((edit) => [edit.file, edit.rule, edit.find] as const))(
  "%s is where it is said that %s",
  (...row) => {
    const [file, , find] = row;
    expect(readFileSync(join(ROOT, file), "utf8")).toContain(find);
  },
);
