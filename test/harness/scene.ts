import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { KeygenResult, RestoreResult, SnapshotResult, VerifyResult } from "../../src/flows/index.ts";
import type { FailureDocument } from "../../src/report/index.ts";
import type { ChildOptions } from "./child.ts";
import { type CliResult, runCli } from "./cli.ts";

/** A key pair of a story. `file` is relative to the scene. */
export interface Key {
  readonly file: string;
  readonly recipient: string;
}

/** A private folder in which one story plays, with the command line run there as a user would run it. */
export class Scene {
  readonly dir = realpathSync(mkdtempSync(join(tmpdir(), "memsnap-scene-")));
  /** Temporary folder of the programs of this story. */
  readonly temp = realpathSync(mkdtempSync(join(tmpdir(), "memsnap-scene-temp-")));

  /** Absolute path of something in the scene. */
  path(...parts: string[]): string {
    return join(this.dir, ...parts);
  }

  /** Writes a file with the folders above it. */
  write(path: string, content: string | Uint8Array, mode = 0o644): this {
    mkdirSync(dirname(this.path(path)), { recursive: true });
    writeFileSync(this.path(path), content, { mode });
    return this;
  }

  read(...parts: string[]): string {
    return readFileSync(this.path(...parts), "utf8");
  }

  /** Runs memsnap. */
  run(args: readonly string[], options: ChildOptions = {}): Promise<CliResult> {
    return runCli(args, { cwd: this.dir, ...options, env: this.env(options.env) });
  }

  /** The environment of the story's programs. */
  env(more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
    return { ...process.env, TMPDIR: this.temp, TEMP: this.temp, TMP: this.temp, ...more };
  }

  /** Runs memsnap with `--json`. @throws Error when it does not end with 0 */
  async done<Result extends object>(args: readonly string[], options: ChildOptions = {}): Promise<Result> {
    const result = await this.run([...args, "--json"], options);
    if (result.exitCode !== 0)
      throw new Error(`memsnap ${args.join(" ")} ended with ${result.exitCode}\n${result.stderr}`);
    return result.json() as Result;
  }

  /** Runs memsnap with `--json`; gives its error. @throws Error when it ends with 0, or not as its document says */
  async refused(args: readonly string[], options: ChildOptions = {}): Promise<FailureDocument> {
    const result = await this.run([...args, "--json"], options);
    const { ok, error } = result.json() as { ok: boolean; error?: FailureDocument };
    if (ok || error === undefined || error.exitCode !== result.exitCode)
      throw new Error(`memsnap ${args.join(" ")} ended with ${result.exitCode} and said\n${result.stdout}`);
    return error;
  }

  async key(file = "key.txt", ...options: string[]): Promise<Key> {
    const { recipient } = await this.done<KeygenResult>(["keygen", "--out", file, ...options]);
    return { file, recipient };
  }

  /** Takes a snapshot into `bundles`; not encrypted unless the arguments say for whom. */
  snapshot(args: readonly string[], options: ChildOptions = {}): Promise<SnapshotResult> {
    const sealed = args.some((arg) => /^--(recipient|recipients-file|passphrase-file)$/.test(arg));
    const rest = sealed ? [] : ["--no-encrypt"];
    return this.done<SnapshotResult>(["snapshot", ...args, "--out", "bundles", ...rest], options);
  }

  restore(bundle: string, to: string, ...more: string[]): Promise<RestoreResult> {
    return this.done<RestoreResult>(["restore", bundle, "--to", to, ...more]);
  }

  verify(bundle: string, ...more: string[]): Promise<VerifyResult> {
    return this.done<VerifyResult>(["verify", bundle, ...more]);
  }

  /** Everything in the scene, or below a folder of it, sorted. */
  listing(...parts: string[]): string[] {
    return listing(this.path(...parts));
  }

  /** What programs left in their temporary folder. */
  leftovers(): string[] {
    return listing(this.temp);
  }

  remove(): void {
    for (const dir of [this.dir, this.temp]) {
      makeWritable(dir);
      rmSync(dir, { recursive: true, force: true, maxRetries: 3 });
    }
  }
}

// Only root can empty a folder that is read-only.
function makeWritable(dir: string): void {
  chmodSync(dir, 0o700);
  for (const entry of readdirSync(dir, { withFileTypes: true }))
    if (entry.isDirectory()) makeWritable(join(dir, entry.name));
}

// Node's own recursive listing looks behind links.
function listing(dir: string, below = ""): string[] {
  return readdirSync(join(dir, below), { withFileTypes: true })
    .flatMap((entry) => {
      const path = below === "" ? entry.name : `${below}/${entry.name}`;
      return entry.isDirectory() ? [path, ...listing(dir, path)] : [path];
    })
    .sort();
}
