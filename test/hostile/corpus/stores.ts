import { databaseBundle, type ForgedTree, repositoryBundle } from "../forged.ts";
import { type Case, cases, casesWithCodes } from "./case.ts";

const HUGE = "length(hex(zeroblob(250000000)))";
const TABLE = ["CREATE TABLE t(a, b)", "INSERT INTO t VALUES (1, 2), (3, 4)", "CREATE INDEX i ON t(a)"];
const OWNED = "#!/bin/sh\ntouch owned\n";

/** Trees that git would obey, or that lead out of the work tree. */
const TREES: readonly (readonly [what: string, tree: ForgedTree])[] = [
  ["a file .git", [{ mode: "100644", name: ".git", content: "gitdir: /tmp" }]],
  ["a file .GIT", [{ mode: "100644", name: ".GIT", content: "gitdir: /tmp" }]],
  ["a link .git", [{ mode: "120000", name: ".git", content: "/tmp" }]],
  ["a name with a slash", [{ mode: "100755", name: ".git/hooks/post-checkout", content: OWNED }]],
  ["a name that climbs out", [{ mode: "100755", name: "../owned", content: OWNED }]],
  ["a name of two dots", [{ mode: "100755", name: "..", content: OWNED }]],
  [
    "a submodule with an option for its URL",
    [
      {
        mode: "100644",
        name: ".gitmodules",
        content: '[submodule "x"]\n\tpath = x\n\turl = --upload-pack=touch owned\n',
      },
      { mode: "160000", name: "x", content: "1".repeat(40) },
    ],
  ],
  [
    "a submodule whose name climbs out",
    [
      {
        mode: "100644",
        name: ".gitmodules",
        content: '[submodule "../../x"]\n\tpath = x\n\turl = https://example.org/x\n',
      },
    ],
  ],
  ["a list of submodules that is a link", [{ mode: "120000", name: ".gitmodules", content: "elsewhere" }]],
  [
    "a link and a file of one name",
    [
      { mode: "120000", name: "a", content: "/tmp" },
      { mode: "100644", name: "a", content: "x" },
    ],
  ],
];

/** Databases and repositories that are wrong inside, under a manifest that is right. */
export const STORES: readonly Case[] = [
  ...casesWithCodes("a database is refused", [
    ["with a page that is damaged", "database-damaged", () => databaseBundle({ sql: TABLE, bytes: damaged })],
    ["with another row than the manifest says", "digest-mismatch", () => databaseBundle({ sql: TABLE, bytes: edited })],
    [
      "with an index that lies",
      "database-damaged",
      () => databaseBundle({ sql: TABLE, schema: [setSql("i", "CREATE INDEX i ON t(b)")] }),
    ],
    [
      "that is none",
      "database-damaged",
      () => databaseBundle({ sql: TABLE, bytes: (file) => Buffer.alloc(file.length, 1) }),
    ],
    ["that is empty", "database-damaged", () => databaseBundle({ sql: TABLE, bytes: () => Buffer.alloc(0) })],
    [
      "that is cut short",
      "database-damaged",
      () => databaseBundle({ sql: TABLE, bytes: (file) => file.subarray(0, -4096) }),
    ],
    [
      "with an index that takes all memory",
      "database-damaged",
      () => databaseBundle({ sql: TABLE, schema: [setSql("i", `CREATE INDEX i ON t(${HUGE})`)] }),
    ],
    [
      "with a generated column that takes all memory",
      "database-damaged",
      () =>
        databaseBundle({
          sql: ["CREATE TABLE t(a, b AS (a) NOT NULL)", "INSERT INTO t(a) VALUES (1), (2)"],
          schema: [setSql("t", `CREATE TABLE t(a, b AS (${HUGE}) NOT NULL)`)],
        }),
    ],
  ]),
  ...cases(
    "a repository is refused with",
    "repository-damaged",
    TREES.map(([what, tree]) => [what, () => repositoryBundle(tree)]),
  ),
];

function setSql(name: string, sql: string): string {
  return `UPDATE sqlite_schema SET sql = '${sql}' WHERE name = '${name}'`;
}

/** Turns the type of the page of the table into one that there is not. */
function damaged(file: Buffer): Buffer {
  const changed = Buffer.from(file);
  changed[4096] = 0x77;
  return changed;
}

/** Turns a value that no index holds into another. */
function edited(file: Buffer): Buffer {
  const changed = Buffer.from(file);
  const row = changed.lastIndexOf(Buffer.from([3, 4]));
  changed[row + 1] = 5;
  return changed;
}
