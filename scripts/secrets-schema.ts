/** Writes docs/secrets.schema.json from the schema of the rules about secrets; a test fails when the file is not what this gives. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { SecretsFile } from "../src/secrets/index.ts";

/** JSON Schema of a file of rules about secrets, for editors. It cannot say everything that the parser checks. */
export function secretsSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(SecretsFile), null, 2)}\n`;
}

if (import.meta.main) writeFileSync(join(import.meta.dirname, "..", "docs", "secrets.schema.json"), secretsSchema());
