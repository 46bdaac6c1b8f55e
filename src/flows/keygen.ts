import { resolve } from "node:path";
import { generateIdentity } from "../bundle/index.ts";
import { throwProblems } from "../model/index.ts";
import type { Context, Request } from "./context.ts";
import { writeKeyFile } from "./key-file.ts";

/** Where to put a new identity. */
export interface KeygenRequest extends Request {
  /** Made with mode 0600, never overwritten; absent: the identity is returned. */
  readonly out?: string;
  /** Post-quantum hybrid key. */
  readonly postQuantum?: boolean;
}

/** A new key pair. `identity` is the text of an identity file, only when it was not written to one. */
export interface KeygenResult {
  readonly recipient: string;
  readonly file: string | null;
  readonly identity: string | null;
}

/** Makes an age identity. @throws AppError `output-exists`, `output-unwritable` */
export async function keygen(request: KeygenRequest, context: Context): Promise<KeygenResult> {
  throwProblems(request.problems ?? []);
  const { identityFileText, recipient } = await generateIdentity({
    postQuantum: request.postQuantum ?? false,
    createdAt: context.now(),
  });
  if (request.out === undefined) return { recipient, file: null, identity: identityFileText };
  const file = resolve(context.cwd, request.out);
  await writeKeyFile(file, identityFileText);
  return { recipient, file, identity: null };
}
