/** Writes the JSON Schemas of policies and of baseline files into docs/; a test fails when a file is not what this gives. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { BaselineFile, PolicyFile } from "../src/baseline/index.ts";

/** JSON Schemas for editors, by file name. They cannot say everything that the parsers check. */
export const SCHEMAS: Readonly<Record<string, () => string>> = {
  "policy.schema.json": () => spell(PolicyFile),
  "baseline.schema.json": () => spell(BaselineFile),
};

function spell(schema: z.ZodType): string {
  return `${JSON.stringify(z.toJSONSchema(schema), null, 2)}\n`;
}

if (import.meta.main)
  for (const [name, schema] of Object.entries(SCHEMAS))
    writeFileSync(join(import.meta.dirname, "..", "docs", name), schema());
