import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { KINDS } from "../../../src/kinds/index.ts";
import { screenTask } from "../../../src/kinds/screening.ts";
import type { SecretMatcher } from "../../../src/model/index.ts";
import { openMatcher } from "../../../src/secrets/index.ts";
import { TOKEN } from "./secrets.ts";
import { make, snapshot } from "./sqlite/databases.ts";
import { inFolder } from "./stage.ts";

test("what is said of a store whose name holds a secret does not hold it", () =>
  inFolder(async (folder) => {
    const source = join(folder, "memory.db");
    make(source, "CREATE TABLE notes(text)", `INSERT INTO notes VALUES ('a ${TOKEN} b')`);
    const dir = join(folder, "redacted");
    mkdirSync(dir);
    const store = { kind: "sqlite", name: `keys__${TOKEN}.db`, path: `keys/${TOKEN}.db` } as const;
    const settings = { mode: "redact", key: "5e".repeat(32), rules: [], allow: [], redact: [] } as const;
    const copy = { store, staged: await snapshot(source, folder) };
    const { found, redacted } = await screenTask(KINDS, openMatcher).run({ copy, settings, dir });
    expect(found.findings.map(({ in: where }) => where).sort()).toEqual(["content", "name"]);
    expect(JSON.stringify([found, redacted?.applied, redacted?.left])).not.toContain(TOKEN);
  }));

test("secrets that are seen only when others are gone are counted", () =>
  inFolder(async (folder) => {
    const source = join(folder, "memory.db");
    const touching = `${TOKEN} ${TOKEN}`;
    make(source, "CREATE TABLE notes(text)", `INSERT INTO notes VALUES ('${touching}')`);
    const dir = join(folder, "redacted");
    mkdirSync(dir);
    const store = { kind: "sqlite", name: "memory.db", path: "memory.db" } as const;
    const settings = { mode: "redact", key: "5e".repeat(32), rules: [], allow: [], redact: [] } as const;
    const quiet = async (): Promise<SecretMatcher> => firstOnly(await openMatcher(settings));
    const copy = { store, staged: await snapshot(source, folder) };
    const { found, redacted } = await screenTask(KINDS, quiet).run({ copy, settings, dir });
    expect(found.rules).toEqual([{ rule: "github", count: 1 }]);
    expect(redacted?.later.rules).toEqual([{ rule: "github", count: 1 }]);
    expect(redacted?.left.rules).toEqual([]);
  }));

/** One that sees no secret behind another. */
function firstOnly(matcher: SecretMatcher): SecretMatcher {
  const search: SecretMatcher["search"] = (content, part) => matcher.search(content, part).slice(0, 1);
  return { reach: matcher.reach, pseudonym: matcher.pseudonym.bind(matcher), search };
}
