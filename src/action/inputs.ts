import { getInput, getMultilineInput } from "@actions/core";
import { COMPARE_DEFAULTS, DEFAULTS, didYouMean, parseWord } from "../model/index.ts";

/** Commands that the action runs; `keygen` is not among them, for its key would pass through a log. */
export const COMMAND_NAMES = [
  "snapshot",
  "verify",
  "inspect",
  "restore",
  "drill",
  "compare",
  "baseline",
  "list",
  "prune",
] as const;
/** One of {@link COMMAND_NAMES}. */
export type CommandName = (typeof COMMAND_NAMES)[number];

/** An input as action.yml declares it. */
export interface Input {
  /** What the runner hands over when the workflow says nothing. */
  readonly default?: string;
  /** Commands that heed it; all when absent. */
  readonly of?: readonly CommandName[];
}

const OPENING = ["verify", "inspect", "restore", "drill"] as const;
/** Commands that look at live memory. */
const LOOKING = ["snapshot", "compare", "baseline"] as const;
const COMPARING = ["snapshot", "compare"] as const;
const STORING = ["list", "prune"] as const;
/** Commands that open bundles, which may be those of earlier runs. */
const TAKING = [...OPENING, ...LOOKING] as const;

/** Every input; a test holds action.yml against this. */
export const INPUTS = {
  command: { default: "snapshot" },
  when: { of: ["snapshot"], default: "now" },
  sources: { of: LOOKING },
  root: { of: LOOKING },
  agent: { of: ["snapshot", "restore", "baseline", ...STORING] },
  label: { of: ["snapshot"] },
  "output-dir": { of: ["snapshot"] },
  recipients: { of: ["snapshot"] },
  encrypt: { of: ["snapshot"], default: `${DEFAULTS.encrypt}` },
  level: { of: ["snapshot"], default: `${DEFAULTS.level}` },
  links: { of: LOOKING, default: DEFAULTS.links },
  "include-sensitive": { of: LOOKING, default: "false" },
  "lock-timeout": { of: LOOKING, default: `${DEFAULTS.lockTimeoutSeconds}` },
  secrets: { of: ["snapshot"], default: DEFAULTS.secrets },
  "git-secrets": { of: ["snapshot"] },
  "secrets-config": { of: ["snapshot"] },
  "secrets-key-file": { of: ["snapshot"] },
  "raw-pages": { of: ["snapshot"], default: "false" },
  "allow-fuzzy": { of: ["snapshot"], default: "false" },
  passphrase: {},
  "signing-key": { of: ["snapshot"] },
  "signing-passphrase": { of: ["snapshot"] },
  "trusted-key": { of: TAKING },
  identity: { of: TAKING },
  bundle: { of: [...OPENING, "compare", "baseline"] },
  baseline: { of: COMPARING },
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression that the runner evaluates
  "github-token": { default: "${{ github.token }}" },
  "retention-days": { of: ["snapshot"] },
  vault: { of: [...TAKING, ...STORING] },
  store: { of: ["snapshot"], default: DEFAULTS.store },
  "if-no-baseline": { of: COMPARING, default: "error" },
  "run-id": { of: TAKING },
  "run-branch": { of: TAKING },
  "run-events": { of: TAKING },
  "run-workflow": { of: TAKING },
  "run-commit": { of: TAKING },
  "allow-forks": { of: TAKING, default: "false" },
  policy: { of: LOOKING },
  depth: { of: ["compare"] },
  samples: { of: COMPARING, default: `${COMPARE_DEFAULTS.samples}` },
  "show-content": { of: COMPARING, default: "false" },
  "junit-file": { of: COMPARING },
  "sarif-file": { of: COMPARING },
  "baseline-file": { of: ["baseline"] },
  quick: { of: ["verify"], default: "false" },
  "restore-to": { of: ["restore"] },
  "lookup-only": { of: ["restore"], default: "false" },
  "fail-on-cache-miss": { of: ["restore"] },
  only: { of: ["restore"] },
  force: { of: ["restore"], default: "false" },
  "dry-run": { of: ["restore", "prune"], default: "false" },
  "pre-snapshot": { of: ["restore"], default: "true" },
  "force-agent": { of: ["restore"], default: "false" },
  probe: { of: ["drill"] },
  "max-age": { of: TAKING },
  sentinels: { of: ["drill"] },
  "expect-agent": { of: ["drill"] },
  "keep-last": { of: ["prune"] },
  "keep-daily": { of: ["prune"] },
  "keep-weekly": { of: ["prune"] },
  "keep-monthly": { of: ["prune"] },
  "keep-within": { of: ["prune"] },
  "keep-labels": { of: ["prune"] },
  "allow-untrusted-events": { default: "false" },
  summary: { default: "true" },
} as const satisfies Record<string, Input>;

/** One of {@link INPUTS}. */
export type InputName = keyof typeof INPUTS;

/** An input's text, or `undefined` when the workflow says nothing. */
export function text(name: InputName): string | undefined {
  return getInput(name) || undefined;
}

/** An input's lines without the empty ones. */
export function lines(name: InputName): string[] {
  return getMultilineInput(name);
}

/**
 * An input that is on or off, as YAML 1.2 spells it; `undefined` when the workflow says nothing.
 * @throws AppError `bad-option` for anything else: `ture` must not mean `false`
 */
export function switched(name: InputName): boolean | undefined {
  const said = text(name);
  if (said === undefined) return undefined;
  if (/^(true|True|TRUE|false|False|FALSE)$/.test(said)) return said.toLowerCase() === "true";
  return parseWord(said, ["true", "false"], named(name)) === "true";
}

/** How messages call an input. */
export function named(name: InputName): string {
  return `input \`${name}\``;
}

/** What a workflow most likely did not mean: inputs that do not exist, and inputs that the command does not heed. */
export function oddities(command: CommandName, env: NodeJS.ProcessEnv): string[] {
  const names = Object.keys(INPUTS) as InputName[];
  const spelt = new Map<string, InputName>(names.map((name) => [variable(name), name]));
  const odd: string[] = [];
  for (const [key, value] of Object.entries(env)) {
    if (!key.startsWith("INPUT_") || value === undefined || value === "") continue;
    const name = spelt.get(key);
    if (name === undefined) {
      const word = key.slice("INPUT_".length).toLowerCase();
      odd.push(`there is no input ${JSON.stringify(word)}${didYouMean(word, names, (near) => `\`${near}\``)}`);
    } else if (!heeds(command, name) && value !== (INPUTS[name] as Input).default)
      odd.push(`${named(name)} has no meaning for ${command}`);
  }
  return odd;
}

/** The environment variable in which the runner hands an input over. */
export function variable(name: InputName): string {
  return `INPUT_${name.toUpperCase()}`;
}

function heeds(command: CommandName, name: InputName): boolean {
  const { of } = INPUTS[name] as Input;
  return of === undefined || of.includes(command);
}
