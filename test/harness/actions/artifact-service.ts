import type { RestCall } from "./cache-service.ts";
import type { Answer, Artifact, Caller, Services } from "./services.ts";
import { page } from "./services.ts";

interface Call {
  readonly caller: Caller;
  readonly method: string;
  readonly input: { name: string; size?: string; hash?: string; name_filter?: string; id_filter?: string };
}

/** `github.actions.results.api.v1.ArtifactService`: artifacts of the run that asks. */
export async function answerArtifacts(services: Services, { caller, method, input }: Call): Promise<Answer> {
  const ofRun = services.artifacts.filter((one) => one.runId === caller.runId);
  const named = ofRun.find((one) => one.name === input.name);
  switch (method) {
    case "CreateArtifact": {
      if (caller.ref === "") return { status: 403, body: { code: "permission_denied", msg: "not allowed" } };
      if (named !== undefined)
        return {
          status: 409,
          body: { code: "already_exists", msg: "an artifact with this name already exists on the workflow run" },
        };
      const id = services.nextId();
      const made = { id, name: input.name, runId: caller.runId, createdAt: new Date(), blob: `artifact-${id}` };
      services.artifacts.push({ ...made, sizeBytes: 0, digest: null, finished: false });
      return { body: { ok: true, signed_upload_url: await services.blobs.signed(made.blob) } };
    }
    case "FinalizeArtifact": {
      if (named === undefined) return { body: { ok: false } };
      Object.assign(named, { finished: true, sizeBytes: Number(input.size), digest: input.hash ?? null });
      return { body: { ok: true, artifact_id: String(named.id) } };
    }
    case "ListArtifacts": {
      const wanted = ofRun.filter(
        (one) =>
          one.finished && one.name === (input.name_filter ?? one.name) && one.id === Number(input.id_filter ?? one.id),
      );
      return { body: { artifacts: wanted.map(asTwirp) } };
    }
    case "GetSignedArtifactURL":
      return named === undefined
        ? { status: 404, body: { code: "not_found", msg: "no such artifact" } }
        : { body: { name: named.name, signed_url: await services.blobs.signed(named.blob, named.name) } };
    default: {
      if (named === undefined) return { status: 404, body: { code: "not_found", msg: "no such artifact" } };
      services.artifacts.splice(services.artifacts.indexOf(named), 1);
      return { body: { ok: true, artifact_id: String(named.id) } };
    }
  }
}

/** Lists, fetches and deletes artifacts of any run. */
export async function answerArtifactsRest(
  services: Services,
  { method, path, query }: RestCall,
): Promise<Answer | undefined> {
  const [list, run] = /^(?:runs\/(\d+)\/)?artifacts$/.exec(path) ?? [];
  if (list !== undefined) {
    const name = query.get("name");
    const found = services.artifacts.filter(
      (one) => one.finished && one.name === (name ?? one.name) && one.runId === Number(run ?? one.runId),
    );
    return page(found.map(asRest), query, "artifacts");
  }
  const [, id, zip] = /^artifacts\/(\d+)(\/zip)?$/.exec(path) ?? [];
  if (id === undefined) return undefined;
  const artifact = services.artifacts.find((one) => one.id === Number(id));
  if (artifact === undefined) return { status: 404, body: { message: "Not Found" } };
  if (zip !== undefined) return { status: 302, location: await services.blobs.signed(artifact.blob, artifact.name) };
  if (method !== "DELETE") return { body: asRest(artifact) };
  services.artifacts.splice(services.artifacts.indexOf(artifact), 1);
  return { status: 204 };
}

function asTwirp({ id, name, runId, createdAt, sizeBytes, digest }: Artifact): object {
  return {
    workflow_run_backend_id: `run-${runId}`,
    workflow_job_run_backend_id: `job-${runId}`,
    database_id: String(id),
    name,
    size: String(sizeBytes),
    created_at: createdAt.toISOString(),
    digest,
  };
}

function asRest({ id, name, runId, createdAt, sizeBytes, digest }: Artifact): object {
  const size_in_bytes = sizeBytes;
  return {
    id,
    name,
    size_in_bytes,
    created_at: createdAt.toISOString(),
    expired: false,
    digest,
    workflow_run: { id: runId },
  };
}
