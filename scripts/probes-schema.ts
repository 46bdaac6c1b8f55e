/** Writes docs/probes.schema.json from the schema of probes; a test fails when the file is not what this gives. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { ProbeFile } from "../src/model/index.ts";

/** JSON Schema of a file of probes, for editors. It cannot say everything that the parser checks. */
export function probesSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(ProbeFile), null, 2)}\n`;
}

if (import.meta.main) writeFileSync(join(import.meta.dirname, "..", "docs", "probes.schema.json"), probesSchema());
