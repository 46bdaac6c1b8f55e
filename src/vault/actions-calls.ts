import { dirname } from "node:path";
import { z } from "zod";

/** Where an artifact of another run is looked for. */
export interface FindBy {
  readonly token: string;
  readonly workflowRunId: number;
  readonly repositoryOwner: string;
  readonly repositoryName: string;
}

/** How an artifact is downloaded into the folder `path`; one of this run when there is no `findBy`. */
export interface Download {
  readonly path: string;
  readonly sha256: string | null;
  readonly findBy: FindBy | null;
}

/** A request to GitHub's REST interface: a route such as `GET /repos/{owner}/{repo}/actions/runs`, and what fills it in. */
export interface GitHubRequest {
  readonly token: string;
  readonly route: string;
  readonly parameters: Readonly<Record<string, string | number>>;
}

/** A call of one of GitHub's own clients; they are loaded by the first call that needs them. */
const CALLS = {
  saveCache: async (path: string, key: string) =>
    (await import("@actions/cache")).saveCache([path], key, undefined, CROSS_OS),

  /** The key that was found, or null: the newest that begins with the one that was asked for. */
  restoreCache: async ({ path, key, lookupOnly }: { path: string; key: string; lookupOnly: boolean }) =>
    (await (await import("@actions/cache")).restoreCache([path], key, [], { lookupOnly }, CROSS_OS)) ?? null,

  /** The artifact gets the name of the file. */
  uploadArtifact: async (file: string, retentionDays: number | null) => {
    const retention = retentionDays === null ? {} : { retentionDays };
    return (await artifacts()).uploadArtifact("", [file], dirname(file), { skipArchive: true, ...retention });
  },

  /** Artifacts of this run. */
  listArtifacts: async () => (await (await artifacts()).listArtifacts()).artifacts.map(plain),

  downloadArtifact: async (id: number, { path, sha256, findBy }: Download) =>
    (await artifacts()).downloadArtifact(id, {
      path,
      skipDecompress: true,
      ...(sha256 === null ? {} : { expectedHash: `sha256:${sha256}` }),
      ...(findBy === null ? {} : { findBy }),
    }),

  /** An artifact of this run. */
  deleteArtifact: async (name: string) => (await artifacts()).deleteArtifact(name),

  /** What one request answers. */
  github: async (request: GitHubRequest): Promise<unknown> =>
    (await (await github(request.token)).request(request.route, { ...request.parameters })).data,

  /** The elements of all pages of an answer. */
  githubPages: async (request: GitHubRequest): Promise<unknown[]> =>
    (await github(request.token)).paginate(request.route, { ...request.parameters, per_page: 100 }),
} as const;

type Calls = typeof CALLS;

/** Names of the calls. */
export type CallName = keyof Calls;

/** What a call is given. */
export type Arguments<Name extends CallName> = Parameters<Calls[Name]>;

/** What a call gives. */
export type Value<Name extends CallName> = Awaited<ReturnType<Calls[Name]>>;

/** Why a call gave nothing; `status` where a service answered with one. */
export interface CallFailure {
  readonly name: string;
  readonly message: string;
  readonly status: number | null;
}

/** What comes back from the child process. */
export type CallOutcome<Name extends CallName> = { readonly value: Value<Name> } | { readonly failure: CallFailure };

const CROSS_OS = true;
const Asked = z.strictObject({ call: z.string(), args: z.array(z.unknown()) });

/** Serves calls of the process that has started this one, one after another, until it lets go. Gives the exit code. */
export async function serveCalls(): Promise<number> {
  process.on("message", async (message) => process.send?.(await outcomeOf(message)));
  process.send?.({ ready: true });
  await new Promise((resolve) => process.once("disconnect", resolve));
  process.exit(0);
}

async function outcomeOf(message: unknown): Promise<CallOutcome<CallName>> {
  try {
    const { call, args } = Asked.parse(message);
    return { value: await (CALLS[call as CallName] as (...args: unknown[]) => Promise<never>)(...args) };
  } catch (error) {
    const { name, message, status } = error as { name?: string; message?: string; status?: unknown };
    return { failure: { name: `${name}`, message: `${message}`, status: typeof status === "number" ? status : null } };
  }
}

async function artifacts() {
  const { DefaultArtifactClient } = await import("@actions/artifact");
  return new DefaultArtifactClient();
}

async function github(token: string) {
  const [{ GitHub, getOctokitOptions }, { retry }] = await Promise.all([
    import("@actions/github/lib/utils"),
    import("@octokit/plugin-retry"),
  ]);
  return new (GitHub.plugin(retry))(getOctokitOptions(token));
}

function plain({
  name,
  id,
  size,
  createdAt,
  digest,
}: {
  name: string;
  id: number;
  size: number;
  createdAt?: Date;
  digest?: string;
}) {
  return { name, id, sizeBytes: size, createdAt: createdAt?.toISOString() ?? null, digest: digest ?? null };
}
