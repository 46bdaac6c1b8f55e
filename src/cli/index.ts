/**
 * The terminal's door: arguments in, text or one JSON document and an exit code out. Imports host, flows, report and model.
 * Never ends the process, never takes a key or a passphrase as an argument, never shows a stack for a user's mistake.
 */
import { tmpdir } from "node:os";
import { hostContext } from "../host/index.ts";
import { AppError, EXIT, type Problem, throwProblems, VERSION } from "../model/index.ts";
import { asAppError, failureDocument, failureText, withoutKeys } from "../report/index.ts";
import { type CommandLine, readCommandLine } from "./arguments.ts";
import { commandHelp, overview } from "./help.ts";
import { ProgressLine } from "./progress.ts";
import type { Answer } from "./run.ts";
import type { Said } from "./said.ts";
import { print, readFirstLine, type Terminal } from "./terminal.ts";

/** Runs one command line; `argv` starts after the program's name. Gives the exit code. */
export async function main(argv: readonly string[], terminal: Terminal = process): Promise<number> {
  const line = readCommandLine(argv);
  const json = line.options.has("json");
  try {
    const answer = await answerTo(line, terminal);
    if (answer.note !== undefined && !json) await print(terminal.stderr, answer.note);
    await print(terminal.stdout, json ? document({ ok: true, ...answer.result }) : answer.text);
    return answer.exitCode;
  } catch (thrown) {
    return await fail(thrown, { line, json, terminal });
  }
}

async function answerTo(line: CommandLine, terminal: Terminal): Promise<Answer> {
  if (line.show === "version") return shown({ version: VERSION }, `${VERSION}\n`);
  if (line.show === "help" && line.command !== undefined) return help(commandHelp(line.command));
  if (line.command === undefined) throwProblems(line.problems);
  if (line.show === "help") return help(overview());
  if (line.command === undefined) {
    await print(terminal.stderr, overview());
    throw new AppError("bad-option", "no command given; expected memsnap <command>");
  }
  const said = await heard(line, terminal);
  // Help needs nothing of all that commands are made of.
  const { RUN } = await import("./run.ts");
  const progress = new ProgressLine(terminal.stderr);
  try {
    const context = hostContext({
      cwd: terminal.cwd(),
      tempDir: tmpdir(),
      env: terminal.env,
      progress: (event) => progress.show(event, performance.now()),
    });
    return await RUN[line.command](said, context);
  } finally {
    progress.clear();
  }
}

async function heard(line: CommandLine, terminal: Terminal): Promise<Said> {
  const asked = line.options.get("passphrase-file")?.includes("-") ?? false;
  if (!asked) return { line, problems: line.problems };
  const unheard = (message: string): Said => {
    const problem: Problem = {
      code: "bad-option",
      message: `--passphrase-file -: ${message}`,
      path: "--passphrase-file",
    };
    return { line, problems: [...line.problems, problem] };
  };
  // What is typed at a terminal would be shown and stay in its scrollback.
  if (terminal.stdin.isTTY === true) return unheard("standard input is a terminal; expected a pipe or a file");
  const passphrase = await readFirstLine(terminal);
  if (passphrase === "") return unheard("the first line of standard input is empty; expected a passphrase");
  return { line, passphrase, problems: line.problems };
}

async function fail(
  thrown: unknown,
  { line, json, terminal }: { line: CommandLine; json: boolean; terminal: Terminal },
): Promise<number> {
  const error = asAppError(thrown);
  await print(terminal.stderr, failureText(error, line.command));
  if (error.code === "internal" && terminal.env.MEMSNAP_DEBUG === "1" && thrown instanceof Error)
    await print(terminal.stderr, `${withoutKeys(thrown.stack ?? "")}\n`);
  if (json) await print(terminal.stdout, document({ ok: false, error: failureDocument(error) }));
  return error.exitCode;
}

function help(text: string): Answer {
  return shown({ help: text }, text);
}

function shown(result: object, text: string): Answer {
  return { result, text, exitCode: EXIT.ok };
}

function document(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
