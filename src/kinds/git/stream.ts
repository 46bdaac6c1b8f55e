import { spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { Readable } from "node:stream";
import { AppError } from "../../model/index.ts";
import { CONFIG, environmentFor, GitFailed, type Place } from "./git.ts";

const MAX_WORDS_BYTES = 4096;

/**
 * Calls git and gives what it writes to its standard output piece by piece, for answers of any size; all else is as in `git`, which
 * keeps an answer in memory. Git is ended when nobody reads on.
 * @throws GitFailed when git fails; AppError `git-missing` when there is none
 */
export async function* streamGit(place: Place, args: readonly string[], input = ""): AsyncGenerator<Buffer> {
  const settings = CONFIG.flatMap((setting) => ["-c", setting]);
  const options = { cwd: tmpdir(), env: environmentFor(place), windowsHide: true };
  const child = spawn("git", [...settings, ...args], { ...options, stdio: ["pipe", "pipe", "pipe"] });
  let words = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    words = (words + text).slice(0, MAX_WORDS_BYTES);
  });
  const { promise: ended, resolve, reject } = Promise.withResolvers<number | null>();
  child.on("close", resolve);
  child.on("error", (cause) => reject(new AppError("git-missing", "git was not found", { cause })));
  ended.catch(() => {});
  // A git that ends early closes its input; its end says why.
  child.stdin.on("error", () => {});
  Readable.from([input]).pipe(child.stdin);
  try {
    yield* child.stdout as AsyncIterable<Buffer>;
    const code = await ended;
    if (code !== 0) throw new GitFailed(code ?? -1, words);
  } finally {
    child.kill("SIGKILL");
  }
}
