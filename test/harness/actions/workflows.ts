import { mkdirSync } from "node:fs";
import { afterAll, beforeAll, beforeEach } from "@jest/globals";
import { given } from "../../../src/model/index.ts";
import { runAction, type StepResult } from "../action.ts";
import type { Scene } from "../scene.ts";
import { BlobStore } from "./blob-store.ts";
import { type Past, type Run, Services, TOKEN } from "./services.ts";
import { trustedRun } from "./trusted-run.ts";

/** What sets a run off, and how it ends. */
export interface RunFacts {
  /** Default `push`. */
  readonly event?: string;
  /** Where its commit is; default `main`. */
  readonly branch?: string;
  /** `owner/name` of the commit of a pull request; default the repository itself. */
  readonly head?: string;
  /** File name; default `memory.yml`. */
  readonly workflow?: string;
  /** Default always the same. */
  readonly commit?: string;
  /** Default what its steps make of it. */
  readonly conclusion?: string;
}

type Inputs = Readonly<Record<string, string>>;

const PULL = "refs/pull/7/merge";

/** Runs of a repository's workflow on GitHub, as far as the action sees of it; every test starts with a repository without runs. */
export class Workflows {
  readonly #scene: Scene;
  #blobs: BlobStore | undefined;
  #services: Services | undefined;
  #lastRun = 0;

  private constructor(scene: Scene) {
    this.#scene = scene;
  }

  /** Has the tests of a file play on GitHub, with the memory of a scene in the workspace. */
  static of(scene: Scene): Workflows {
    const workflows = new Workflows(scene);
    beforeAll(async () => {
      workflows.#blobs = await BlobStore.start();
      workflows.#services = await Services.start(workflows.#blobs);
    });
    beforeEach(() => workflows.services.startFrom());
    afterAll(async () => {
      await workflows.#services?.[Symbol.asyncDispose]();
      await workflows.#blobs?.[Symbol.asyncDispose]();
    });
    return workflows;
  }

  /** Has every test of the `describe` around it start with what these runs, which are played once, have left. */
  after(play: () => Promise<void>): void {
    let past: Past;
    beforeAll(async () => {
      this.services.startFrom();
      await play();
      past = this.services.past;
    });
    beforeEach(() => this.services.startFrom(past));
  }

  /** What stands in for GitHub. @throws Error outside of a test */
  get services(): Services {
    if (this.#services === undefined) throw new Error("nothing stands in for GitHub outside of a test");
    return this.#services;
  }

  /** The environment of somebody at home who has a token. */
  get home(): NodeJS.ProcessEnv {
    const { GITHUB_API_URL, GITHUB_REPOSITORY } = this.services.envOf();
    return this.#scene.env({ GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_TOKEN: TOKEN });
  }

  /** A run of one step. @throws Error as {@link job} */
  async step(facts: RunFacts, inputs: Inputs): Promise<StepResult> {
    const [result] = await this.job(facts, inputs);
    if (result === undefined) throw new Error("the step has no result");
    return result;
  }

  /**
   * A run of these steps, each of which is taken whatever came of those before it; what steps have put off comes at the end, the last
   * first.
   */
  async job(facts: RunFacts, ...steps: readonly Inputs[]): Promise<StepResult[]> {
    const id = ++this.#lastRun;
    const running = runOf(id, facts);
    this.services.runs.push(running);
    const results: StepResult[] = [];
    for (const inputs of steps) results.push(await this.#step(running, inputs));
    for (const [index, inputs] of [...steps.entries()].toReversed())
      if (inputs.when === "post") results.push(await this.#step(running, inputs, results[index]?.state));
    const conclusion = facts.conclusion ?? (results.every(({ exitCode }) => exitCode === 0) ? "success" : "failure");
    this.services.runs.splice(this.services.runs.indexOf(running), 1, { ...running, conclusion });
    return results;
  }

  #step(run: Run, inputs: Inputs, state: StepResult["state"] = {}): Promise<StepResult> {
    const { id, event, head_branch: branch, head_repository: head } = run;
    const isPull = event === "pull_request";
    const ref = isPull ? PULL : `refs/heads/${branch}`;
    const caller = { runId: id, ref, reads: [...new Set([ref, "refs/heads/main"])] };
    const payload = isPull ? { pull_request: { head: { repo: { full_name: head?.full_name } } } } : {};
    this.#scene.write("event.json", JSON.stringify(payload));
    const temp = `${this.#scene.temp}/run-${id}`;
    mkdirSync(temp, { recursive: true });
    return runAction({
      inputs: { "github-token": TOKEN, ...inputs },
      workspace: this.#scene.dir,
      temp,
      env: {
        ...this.services.envOf(caller, isPull ? "7/merge" : (branch ?? "")),
        ...(isPull ? { GITHUB_BASE_REF: "main" } : {}),
        GITHUB_EVENT_NAME: event,
        GITHUB_EVENT_PATH: this.#scene.path("event.json"),
        ...Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value])),
      },
    });
  }
}

function runOf(id: number, { event, branch, head, workflow, commit }: RunFacts): Run {
  const path = workflow && `.github/workflows/${workflow}@refs/heads/main`;
  const head_repository = head === undefined ? undefined : { full_name: head };
  const said = given({ event, path, head_branch: branch, head_sha: commit, head_repository });
  return trustedRun(id, { conclusion: null, ...said });
}
