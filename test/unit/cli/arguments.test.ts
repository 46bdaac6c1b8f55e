import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { type CommandLine, readCommandLine } from "../../../src/cli/arguments.ts";
import { COMMAND_NAMES, COMMANDS } from "../../../src/cli/commands.ts";

function read(text: string): CommandLine {
  return readCommandLine(text.split(" "));
}

function messages(text: string): string[] {
  return read(text).problems.map(({ message }) => message);
}

describe("a right command line", () => {
  test("is read whole", () => {
    const line = read("snapshot a b !c --out d --recipient r1 --recipient=r2 --no-encrypt --level 9 --json");
    expect(line.problems).toEqual([]);
    expect(line.command).toBe("snapshot");
    expect(line.operands).toEqual(["a", "b", "!c"]);
    expect(Object.fromEntries(line.options)).toEqual({
      out: ["d"],
      recipient: ["r1", "r2"],
      "no-encrypt": [""],
      level: ["9"],
      json: [""],
    });
  });

  test("may have its options before its command", () => {
    expect(read("--json verify b")).toMatchObject({ command: "verify", operands: ["b"], problems: [] });
  });

  test("takes a lone dash as a value and anything after two dashes as an operand", () => {
    const line = read("verify --passphrase-file - -- --odd");
    expect(line.problems).toEqual([]);
    expect(line.options.get("passphrase-file")).toEqual(["-"]);
    expect(line.operands).toEqual(["--odd"]);
  });

  test("takes a value that starts with a dash after an equals sign", () => {
    expect(read("restore b --to=-odd=x").options.get("to")).toEqual(["-odd=x"]);
  });

  test.each(COMMAND_NAMES)("of %s can ask for help without saying what it needs", (name) => {
    for (const text of [`${name} --help`, `${name} -h`, `help ${name}`])
      expect(read(text)).toMatchObject({ command: name, show: "help" });
  });
});

describe("a wrong command line", () => {
  test("is answered whole, with the right words", () => {
    expect(messages("snapshot --recipent age1x --levle=3 --json=yes a --out --agent")).toEqual([
      "unknown option --recipent; did you mean --recipient?",
      "unknown option --levle; did you mean --level?",
      '--json takes no value, got "yes"',
      "--out needs a value: --out DIR",
      "--agent needs a value: --agent ID",
    ]);
  });

  test("gives the value of a misspelt option to the right one, not to the operands", () => {
    const line = read("snapshot a --out b --recipent age1x");
    expect(line.operands).toEqual(["a"]);
    expect(line.options.get("recipient")).toEqual(["age1x"]);
  });

  test("names everything that is missing", () => {
    expect(read("snapshot").problems.map(({ path }) => path)).toEqual(["SOURCE", "--out"]);
    expect(read("restore").problems.map(({ path }) => path)).toEqual(["BUNDLE", "--to"]);
  });

  test("does not lose a switch to an option that lacks its value", () => {
    expect(read("verify b --identity --json").options.has("json")).toBe(true);
  });

  test("may not say twice what can be said once", () => {
    expect(messages("snapshot a --out b --out c")).toHaveLength(1);
  });

  test("may not have more operands than there is use for", () => {
    expect(read("verify a b c").problems.map(({ path }) => path)).toEqual(["b", "c"]);
    expect(read("keygen a").problems.map(({ path }) => path)).toEqual(["a"]);
  });

  test("may not leave out one of several operands", () => {
    expect(read("compare a b c").problems).toEqual([]);
    expect(read("compare a").problems.map(({ path }) => path)).toEqual(["CURRENT"]);
    expect(read("compare").problems.map(({ path }) => path)).toEqual(["BASE", "CURRENT"]);
  });

  test("is not answered with help that was never asked for", () => {
    expect(read("verify b --hepl")).not.toHaveProperty("show");
  });

  test("keeps options of other commands out", () => {
    expect(messages("verify b --force")).toEqual(["unknown option --force"]);
  });

  test("may name no command that exists", () => {
    expect(read("snapshto a --out b")).toMatchObject({ problems: [{ path: "snapshto" }] });
    expect(messages("snapshto a")[0]).toContain("did you mean memsnap snapshot?");
    expect(messages("frobnicate")[0]).toContain("expected snapshot, verify");
    expect(messages("help restor")[0]).toContain("memsnap restore");
  });
});

test("no command line makes the reader fail", () => {
  const words = [...COMMAND_NAMES, "help", "--", "-", "-h", "--out", "--out=", "--json", "--x", "=", "--=", "a", ""];
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...words), fc.string())), (argv) => {
      expect(readCommandLine(argv)).toHaveProperty("problems");
    }),
  );
});

test("options are what the commands promise", () => {
  const flags = (name: keyof typeof COMMANDS) =>
    COMMANDS[name].options.map((option) =>
      option.value === undefined ? option.name : `${option.name} ${option.value}`,
    );
  const runs = ["run-id ID", "run-branch BRANCH"];
  expect(flags("keygen")).toEqual(["out FILE", "pq", "signing", "signing-passphrase-file FILE"]);
  expect(flags("verify")).toEqual([
    "vault URL",
    ...runs,
    "identity FILE",
    "passphrase-file FILE",
    "trusted-key KEY",
    "quick",
  ]);
  expect(flags("compare")).toEqual([
    "vault URL",
    ...runs,
    "policy FILE",
    "identity FILE",
    "passphrase-file FILE",
    "trusted-key KEY",
    "depth DEPTH",
    "show-content",
    "samples N",
    "limit N",
    "markdown FILE",
    "junit FILE",
    "sarif FILE",
    "root DIR",
    "links RULE",
    "include-sensitive",
    "lock-timeout TIME",
  ]);
  expect(flags("inspect")).toEqual(["vault URL", ...runs, "identity FILE", "passphrase-file FILE", "trusted-key KEY"]);
  expect(flags("restore")).toEqual([
    "to DIR",
    "vault URL",
    ...runs,
    "identity FILE",
    "passphrase-file FILE",
    "trusted-key KEY",
    "only GLOB",
    "dry-run",
    "force",
    "no-pre-snapshot",
    "agent ID",
    "force-agent",
    "undo DIR",
    "recover DIR",
  ]);
  expect(flags("drill")).toEqual([
    "vault URL",
    ...runs,
    "identity FILE",
    "passphrase-file FILE",
    "trusted-key KEY",
    "probe FILE",
    "max-age AGE",
    "sentinel STORE",
    "agent ID",
  ]);
  expect(flags("snapshot")).toEqual([
    "out DIR",
    "vault URL",
    "store RULE",
    "agent ID",
    "label TEXT",
    "recipient KEY",
    "recipients-file FILE",
    "passphrase-file FILE",
    "no-encrypt",
    "signing-key-file FILE",
    "signing-passphrase-file FILE",
    "level N",
    "root DIR",
    "links RULE",
    "include-sensitive",
    "lock-timeout TIME",
    "secrets MODE",
    "git-secrets RULE",
    "secrets-config FILE",
    "secrets-key-file FILE",
    "raw-pages",
    "allow-fuzzy",
    "baseline REF",
    "policy FILE",
    "identity FILE",
    "trusted-key KEY",
    "show-content",
  ]);
});

describe("an option that says by itself what to do", () => {
  const problemsOf = (...argv: string[]) => readCommandLine(argv).problems.map(({ path }) => path);

  test("needs neither a bundle nor what a restore needs", () => {
    expect(problemsOf("restore", "--undo", "memory")).toEqual([]);
    expect(problemsOf("restore", "--undo", "memory", "--identity", "key.txt", "--no-pre-snapshot", "--json")).toEqual(
      [],
    );
    expect(problemsOf("restore", "--recover", "memory")).toEqual([]);
  });

  test("goes with no other but those that have a meaning", () => {
    expect(problemsOf("restore", "b.tar.zst", "--undo", "memory", "--force", "--to", "x")).toEqual([
      ...['"b.tar.zst"', "--to", "--force"],
    ]);
    expect(problemsOf("restore", "--recover", "memory", "--undo", "memory")).toHaveLength(1);
  });

  test("needs its value", () => {
    expect(problemsOf("restore", "--undo")).toEqual(["--undo"]);
  });
});
