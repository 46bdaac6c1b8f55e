import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { EXIT } from "../../../src/model/index.ts";
import { runCli } from "../../harness/cli.ts";

const ENTRY = join(import.meta.dirname, "program.ts");

test("a program without a terminal is quiet but for its one document", async () => {
  const { exitCode, json, stderr } = await runCli(["keygen", "--json"], { entry: ENTRY });
  expect({ exitCode, stderr: stderr.replace(/^\(node:.*\n.*\n/, "") }).toEqual({ exitCode: EXIT.ok, stderr: "" });
  expect(json()).toMatchObject({ ok: true });
});

test("a passphrase comes through a pipe", async () => {
  const args = ["verify", "absent.tar.zst.age", "--passphrase-file", "-", "--json"];
  const { json } = await runCli(args, { entry: ENTRY, input: "secret\n" });
  expect(json()).toMatchObject({ error: { problems: [{ code: "bundle-missing" }] } });
});

test("a pipe that brings no passphrase is a problem beside the others", async () => {
  const args = ["verify", "absent.tar.zst.age", "--passphrase-file", "-", "--json"];
  const { exitCode, json } = await runCli(args, { entry: ENTRY, input: "\n" });
  expect(exitCode).toBe(EXIT.usage);
  const { error } = json() as { error: { problems: { code: string }[] } };
  expect(error.problems.map(({ code }) => code).sort()).toEqual(["bad-option", "bundle-missing"]);
});
