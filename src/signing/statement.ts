import type { PublicKey } from "./public-key.ts";
import { parseSignature, signerOf } from "./signature.ts";

/** What the trusted comment of a signature says of a bundle. */
export interface Statement {
  readonly snapshotId: string;
  readonly agent: string;
  readonly stateDigest: string;
  /** UTC, as in the bundle. */
  readonly createdAt: string;
}

/** How a trusted comment begins that is one of ours. Other programs of the format write what they like. */
const START = "agent-memory-snapshot ";
const COMMENT = /^agent-memory-snapshot snapshot=(\S+) agent=(\S+) state=(\S+) time=(\S+)$/;

/** A statement as a trusted comment. */
export function statementText({ snapshotId, agent, stateDigest, createdAt }: Statement): string {
  return `${START}snapshot=${snapshotId} agent=${agent} state=${stateDigest} time=${createdAt}`;
}

/** The fact in which a trusted comment contradicts a bundle; `undefined` when there is none, or the comment is not one of ours. */
export function contradiction(trustedComment: string, facts: Statement): keyof Statement | "comment" | undefined {
  if (!trustedComment.startsWith(START)) return undefined;
  const stated = parseStatement(trustedComment);
  if (stated === null) return "comment";
  return (Object.keys(stated) as (keyof Statement)[]).find((key) => stated[key] !== facts[key]);
}

/**
 * What one of the keys has stated in a signature, without the bundle that it is of; null when it has stated nothing, or none of
 * them has. Whoever signs a statement had read the whole bundle, but nobody knows by this where that bundle is.
 */
export function readStatement(signature: string, keys: readonly PublicKey[]): Statement | null {
  try {
    const parsed = parseSignature(signature, "signature");
    signerOf(parsed, keys, "signature");
    return parseStatement(parsed.trustedComment);
  } catch {
    return null;
  }
}

function parseStatement(trustedComment: string): Statement | null {
  const [, snapshotId, agent, stateDigest, createdAt] = COMMENT.exec(trustedComment) ?? [];
  if (snapshotId === undefined || agent === undefined || stateDigest === undefined || createdAt === undefined)
    return null;
  return { snapshotId, agent, stateDigest, createdAt };
}
