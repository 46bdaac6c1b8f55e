import { createRequire } from "node:module";
import { parse } from "yaml";
import { COMMAND_NAMES, INPUTS, oddities } from "../src/action/inputs.ts";
import { OUTPUT_NAMES } from "../src/action/outputs.ts";

/** The validator's answer; of `oneOf` it nests what each alternative missed. */
interface Verdict {
  readonly errors: readonly VerdictError[];
}
interface VerdictError {
  readonly code: string;
  readonly path?: string;
  readonly detail?: string;
  readonly title: string;
  readonly states?: readonly Verdict[];
}

const validator = createRequire(import.meta.url)("@action-validator/core") as {
  validateAction(source: string): Verdict;
  validateWorkflow(source: string): Verdict;
};

/**
 * Commits that workflows may use, each read from the tags of the action's repository. A validator that works offline cannot
 * tell a commit that exists from one that does not.
 */
const KNOWN_COMMITS: Record<string, string> = {
  "actions/checkout": "3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1",
  "actions/setup-node": "820762786026740c76f36085b0efc47a31fe5020 # v7.0.0",
  "actions/upload-artifact": "bbbca2ddaa5d8feaa63e36b76fdaad77386f024f # v7.0.0",
  "actions/download-artifact": "3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c # v8.0.1",
  "actions/cache": "27d5ce7f107fe9357f9df03efb73ab90386fccae # v5.0.5",
  "actions/attest": "1e69f48acb82d1966a394da916b4c1698aa569d6 # v4.2.2",
  "actions/dependency-review-action": "2031cfc080254a8a887f58cffee85186f0e49e48 # v4.9.0",
  "github/codeql-action": "8aad20d150bbac5944a9f9d289da16a4b0d87c1e # v4.36.2",
};

/** What is wrong with an `action.yml` or a workflow, one line each; an action is recognised by its file name. */
export function problemsOf(path: string, source: string): string[] {
  const verdict = /(?:^|[\\/])action\.ya?ml$/.test(path)
    ? validator.validateAction(withKnownRuntime(source))
    : validator.validateWorkflow(withKnownPermissions(source));
  return [...new Set(verdict.errors.flatMap(described)), ...unpinned(source)].map((problem) => `${path}: ${problem}`);
}

// The schema inside the validator ends at node20.
function withKnownRuntime(source: string): string {
  return source.replace(/^(\s*using:\s*["']?)node24\b/m, "$1node20");
}

// That schema knows no permission for attestations. Any other stands for it, of which a workflow here has none.
function withKnownPermissions(source: string): string {
  return source.replace(/^(\s+)attestations:(?=\s+(read|write|none)\b)/gm, "$1discussions:");
}

function described(error: VerdictError): string[] {
  const nested = (error.states ?? []).flatMap((state) => state.errors.flatMap(described));
  return nested.length > 0 ? nested : [`${error.path || "/"}: ${error.detail ?? error.title}`];
}

/** What a workflow asks of our action that it does not have or does not heed; one line each. */
export function strangersIn(path: string, source: string): string[] {
  const { jobs } = parse(source) as { jobs: Record<string, { steps?: readonly Step[] }> };
  const steps = Object.values(jobs).flatMap((job) => job.steps ?? []);
  const ours = steps.filter(({ uses }) => uses === OURSELVES || uses === "./");
  const strangers = ours.flatMap((step) => [...oddInputs(step), ...oddOutputs(step, source)]);
  return strangers.map((what) => `${path}: ${what}`);
}

function oddInputs({ with: given = {} }: Step): string[] {
  const command = COMMAND_NAMES.find((name) => name === (given.command ?? INPUTS.command.default));
  if (command === undefined) return [`there is no command ${given.command}`];
  return oddities(
    command,
    Object.fromEntries(Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, `${value}`])),
  );
}

function oddOutputs({ id }: Step, source: string): string[] {
  if (id === undefined) return [];
  const names: readonly string[] = OUTPUT_NAMES;
  const taken = [...source.matchAll(new RegExp(`steps\\.${id}\\.outputs\\.([\\w-]+)`, "g"))].map(
    ([, name = ""]) => name,
  );
  return [...new Set(taken)].filter((name) => !names.includes(name)).map((name) => `there is no output ${name}`);
}

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

/** What of a workflow would let others run code, or use a token, that they should not; one line each. */
export function risksIn(path: string, source: string): string[] {
  const { permissions, jobs } = parse(source) as { permissions?: unknown; jobs: Record<string, { steps?: Step[] }> };
  const steps = Object.values(jobs).flatMap((job) => job.steps ?? []);
  const isLimited = typeof permissions === "object" && permissions !== null;
  const checkouts = steps.filter(({ uses = "" }) => uses.startsWith("actions/checkout@"));
  return [
    ...(isLimited ? [] : ["no permissions at the top: the token may do whatever the settings of the repository say"]),
    ...(/\bpull_request_target\b/.test(source)
      ? ["runs on pull_request_target, with the secrets of the repository"]
      : []),
    ...checkouts
      .filter((step) => step.with?.["persist-credentials"] !== false)
      .map(() => "a checkout leaves the token on disk: expected persist-credentials: false"),
    ...steps
      .filter(({ run = "" }) => run.includes("${{"))
      .map(
        ({ run = "" }) =>
          `a script is put together from an expression: expected env: in the place of ${/\$\{\{.*?\}\}/.exec(run)?.[0]}`,
      ),
  ].map((what) => `${path}: ${what}`);
}

function unpinned(source: string): string[] {
  return [...source.matchAll(/\buses:[ \t]*(.+)$/gm)]
    .map(([, used = ""]) => used.trim())
    .filter(isUnpinned)
    .map(expectedPin);
}

/** How documentation names the action of this repository, whose account it cannot know. */
const OURSELVES = "OWNER/agent-memory-snapshot@v1";

function isUnpinned(used: string): boolean {
  if (used.startsWith("./") || used.split(" #")[0] === OURSELVES) return false;
  const [action, commit] = used.split("@");
  return commit === undefined || commit !== KNOWN_COMMITS[repositoryOf(action ?? "")];
}

function expectedPin(used: string): string {
  const commit = KNOWN_COMMITS[repositoryOf(used.split("@")[0] ?? "")];
  return `uses ${used}: expected ${commit === undefined ? "an action of the list of known commits" : `@${commit}`}`;
}

/** Of `owner/repository/path` what comes before the path. */
function repositoryOf(action: string): string {
  return action.split("/").slice(0, 2).join("/");
}
