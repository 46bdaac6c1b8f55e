/*
 * Run as a program: puts a bundle into a folder, and says what came of it. Arguments: the vault's folder, the bundle. Waits for a
 * line on standard input, so that several can begin at once.
 */
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { Receipt } from "../../../../src/model/index.ts";
import { openFolderVault } from "../../../../src/vault/folder/index.ts";

const [path = "", bundle = ""] = process.argv.slice(2);
const receipt = Receipt.parse(JSON.parse(readFileSync(`${bundle}.receipt.json`, "utf8")));
const vault = openFolderVault({ kind: "folder", text: `folder:${path}`, path }, { cwd: "/", now: () => new Date() });
process.stdout.write("ready\n");
await once(process.stdin, "data");
const outcome = await vault.put({ bundle, receipt }).then(
  () => "done",
  (error) => error.code,
);
process.stdout.write(`${outcome}\n`, () => process.exit());
