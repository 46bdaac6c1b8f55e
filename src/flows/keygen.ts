import type { Context, Request } from "./context.ts";

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
export async function keygen(_request: KeygenRequest, _context: Context): Promise<KeygenResult> {
  throw new Error("being built");
}
