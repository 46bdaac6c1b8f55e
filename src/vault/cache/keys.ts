import { createHash } from "node:crypto";
import { agentOfName, bundleOfReceipt, isNameOfBundle, sidecarNames } from "../names.ts";
import type { VaultContext } from "../vault.ts";

/** What the key of an entry says. */
export interface KeyFacts {
  /** Name of the bundle. */
  readonly bundle: string;
  readonly isReceipt: boolean;
  readonly runId: number;
  readonly attempt: number;
}

const DEFAULT_PREFIX = "memsnap";
/** What can stand in a key as it is, once `-` is taken out; commas never can. */
const FITS = /^[A-Za-z0-9._/~]{1,100}$/;

/**
 * Keys are `<prefix>-<agent>-<branch>-<run id>-<attempt>-<time>-<end of the name>`. As `-` parts them, it is written `~` in
 * agents and branches: git allows it in no branch. A branch that does not fit is hashed.
 */
export class Keys {
  readonly #prefix: string;
  readonly #env: VaultContext["env"];

  constructor(prefix: string, env: VaultContext["env"]) {
    this.#prefix = `${prefix || DEFAULT_PREFIX}-`;
    this.#env = env;
  }

  /** What all keys begin with. */
  get prefix(): string {
    return this.#prefix;
  }

  /** The key of a bundle that this run stores. */
  ofBundle(name: string): string {
    const agent = agentOfName(name) ?? "";
    const run = `${this.#env.GITHUB_RUN_ID || 0}-${this.#env.GITHUB_RUN_ATTEMPT || 1}`;
    return `${this.#prefix}${part(agent)}-${part(this.#branch)}-${run}-${name.slice(agent.length + 1)}`;
  }

  /** What may lead to bundles of an agent, or of all: those of this branch and its base come first. */
  lookUps(agent: string | undefined): readonly string[] {
    if (agent === undefined) return [this.#prefix];
    const ofAgent = `${this.#prefix}${part(agent)}-`;
    const branches = [this.#branch, this.#env.GITHUB_BASE_REF ?? ""].filter((branch) => branch !== "");
    return [...branches.map((branch) => `${ofAgent}${part(branch)}-`), ofAgent];
  }

  get #branch(): string {
    return this.#env.GITHUB_REF_NAME || "local";
  }

  /** What a key says; `undefined` when it is none of ours. */
  read(key: string): KeyFacts | undefined {
    if (!key.startsWith(this.#prefix)) return undefined;
    const [agent = "", _branch, run, attempt, time, end, ...more] = key.slice(this.#prefix.length).split("-");
    const file = `${agent.replaceAll("~", "-")}-${time}-${end}`;
    const bundle = bundleOfReceipt(file) ?? file;
    const numbers = [run, attempt].every((text) => /^\d{1,15}$/.test(text ?? ""));
    if (!numbers || more.length > 0 || !isNameOfBundle(bundle)) return undefined;
    return { bundle, isReceipt: bundle !== file, runId: Number(run), attempt: Number(attempt) };
  }
}

/** The key of the receipt of the bundle that has this key. */
export function receiptKey(key: string): string {
  return sidecarNames(key).receipt;
}

function part(text: string): string {
  const escaped = text.replaceAll("-", "~");
  return FITS.test(escaped) ? escaped : `sha256=${createHash("sha256").update(text).digest("hex").slice(0, 32)}`;
}
