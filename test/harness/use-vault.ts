/**
 * A program: uses a vault in S3 as a child process, with its own environment, and prints what came of each step as JSON.
 * `node use-vault.ts '{"url": ..., "patience": ..., "steps": [["list"], ["put", UPLOAD], ["get", NAME, DIR] ...]}'`
 */
import { tmpdir } from "node:os";
import { AppError } from "../../src/model/index.ts";
import { parseVaultUrl, type StoredBundle, type Upload, type Vault } from "../../src/vault/index.ts";
import type { Patience } from "../../src/vault/s3/client.ts";
import { openS3Vault } from "../../src/vault/s3/index.ts";

/** What to do with the vault. */
export type Step =
  | readonly ["list"]
  | readonly ["put", Upload]
  | readonly ["get", string, string]
  | readonly ["read", string, readonly (readonly [number, number])[]]
  | readonly ["sweep", number]
  | readonly ["peak"];

/** What the program is given. */
export interface Use {
  readonly url: string;
  readonly patience?: Patience;
  readonly steps: readonly Step[];
}

/** What came of a step. */
export type Outcome = { readonly done: unknown } | { readonly code: string; readonly message: string };

async function take(vault: Vault, step: Step): Promise<unknown> {
  switch (step[0]) {
    case "list":
      return (await vault.list()).map(({ name }) => name);
    case "put":
      return (await vault.put(step[1])).name;
    case "get":
      return vault.get(await find(vault, step[1]), step[2]);
    case "read":
      return readAll(vault, step[1], step[2]);
    case "sweep":
      return vault.sweep({ olderThanMs: step[1], dryRun: false });
    case "peak":
      return process.resourceUsage().maxRSS * 1024;
  }
}

async function readAll(vault: Vault, name: string, ranges: readonly (readonly [number, number])[]): Promise<string[]> {
  const bytes = await vault.open(await find(vault, name));
  const read: string[] = [];
  for (const [offset, length] of ranges) read.push(((await bytes?.read(offset, length)) ?? "").toString("base64"));
  return read;
}

async function find(vault: Vault, name: string): Promise<StoredBundle> {
  const [stored] = await vault.list({ name });
  if (stored === undefined) throw new Error(`${name} is not listed`);
  return stored;
}

const { url, patience, steps } = JSON.parse(process.argv[2] ?? "") as Use;
const outcomes: Outcome[] = [];
try {
  const parsed = parseVaultUrl(url);
  if (parsed.kind !== "s3") throw new Error("no vault in S3");
  const context = { cwd: tmpdir(), tempDir: tmpdir(), env: process.env, now: () => new Date() };
  const vault = await openS3Vault(parsed, context, patience);
  for (const step of steps) outcomes.push(await take(vault, step).then((done) => ({ done }), refused));
} catch (error) {
  outcomes.push(refused(error));
}
process.stdout.write(JSON.stringify(outcomes));

function refused(error: unknown): Outcome {
  return error instanceof AppError
    ? { code: error.code, message: error.message }
    : { code: "not-an-app-error", message: String(error) };
}
