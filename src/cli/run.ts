import {
  baseline,
  type Context,
  compare,
  drill,
  inspect,
  keygen,
  list,
  prune,
  pruneGenerations,
  recover,
  restore,
  signingKeygen,
  snapshot,
  undo,
  verify,
} from "../flows/index.ts";
import { type Comparison, EXIT } from "../model/index.ts";
import {
  baselineText,
  compareText,
  drillText,
  findingsError,
  inspectText,
  listText,
  pruneGenerationsText,
  pruneText,
  recoverText,
  restoreText,
  snapshotText,
  undoText,
  verifyText,
} from "../report/index.ts";
import type { CommandName } from "./commands.ts";
import { keygenRequest, signingKeygenRequest } from "./keygen-requests.ts";
import {
  baselineRequest,
  compareRequest,
  drillRequest,
  inspectRequest,
  recoverRequest,
  restoreRequest,
  snapshotRequest,
  undoRequest,
  verifyRequest,
} from "./requests.ts";
import type { Said } from "./said.ts";
import { listRequest, pruneGenerationsRequest, pruneRequest } from "./vault-requests.ts";

/** What a command has to say when it is done. */
export interface Answer {
  /** The result for programs. */
  readonly result: object;
  /** The result for people, on standard output. */
  readonly text: string;
  /** What must not stand among it, on standard error. */
  readonly note?: string;
  readonly exitCode: number;
}

/** Every command: its request made of the command line, its flow, its answer. @throws AppError what the flow throws */
export const RUN: Record<CommandName, (said: Said, context: Context) => Promise<Answer>> = {
  async snapshot(said, context) {
    const { notCompared, ...result } = await snapshot(snapshotRequest(said), context);
    if (notCompared !== null) throw notCompared;
    const { comparison } = result;
    const compared = comparison === null ? "" : `\n${compareText(comparison)}`;
    const exitCode = exitOf(comparison);
    return { result: { ok: exitCode === EXIT.ok, ...result }, text: `${snapshotText(result)}${compared}`, exitCode };
  },

  async verify(said, context) {
    const result = await verify(verifyRequest(said), context);
    return { result, text: verifyText(result), exitCode: result.ok ? EXIT.ok : EXIT.bundle };
  },

  async inspect(said, context) {
    const result = await inspect(inspectRequest(said), context);
    return { result, text: inspectText(result), exitCode: EXIT.ok };
  },

  async restore(said, context) {
    const [undoing, recovering] = [undoRequest(said), recoverRequest(said)];
    if (undoing !== undefined) {
      const result = await undo(undoing, context);
      return { result, text: undoText(result), exitCode: EXIT.ok };
    }
    if (recovering !== undefined) {
      const result = await recover(recovering, context);
      return { result, text: recoverText(result), exitCode: EXIT.ok };
    }
    const result = await restore(restoreRequest(said), context);
    return { result, text: restoreText(result), exitCode: EXIT.ok };
  },

  async drill(said, context) {
    const result = await drill(drillRequest(said), context);
    return { result, text: drillText(result), exitCode: result.ok ? EXIT.ok : findingsError(result.findings).exitCode };
  },

  async compare(said, context) {
    const request = compareRequest(said);
    const result = await compare(request, context);
    const exitCode = exitOf(result);
    return { result: { ok: exitCode === EXIT.ok, ...result }, text: compareText(result, request.limit), exitCode };
  },

  async baseline(said, context) {
    const { text, ...result } = await baseline(baselineRequest(said), context);
    return { result, text: result.file === null ? text : baselineText(result), exitCode: EXIT.ok };
  },

  async list(said, context) {
    const result = await list(listRequest(said), context);
    return { result, text: listText(result), exitCode: EXIT.ok };
  },

  async prune(said, context) {
    const thinning = pruneGenerationsRequest(said);
    if (thinning !== undefined) {
      const result = await pruneGenerations(thinning, context);
      return { result, text: pruneGenerationsText(result), exitCode: EXIT.ok };
    }
    const result = await prune(pruneRequest(said), context);
    return { result, text: pruneText(result), exitCode: EXIT.ok };
  },

  async keygen(said, context) {
    const signing = signingKeygenRequest(said);
    if (signing !== undefined) {
      const result = await signingKeygen(signing, context);
      const { secretKey: secret, publicKey: open } = result;
      return { result, ...keysText({ secret, open, called: "public key" }), exitCode: EXIT.ok };
    }
    const result = await keygen(keygenRequest(said), context);
    const { identity: secret, recipient: open } = result;
    return { result, ...keysText({ secret, open, called: "recipient" }), exitCode: EXIT.ok };
  },
};

interface MadeKeys {
  /** Null when it went to a file. */
  readonly secret: string | null;
  readonly open: string;
  readonly called: string;
}

/** The secret half is often redirected to a file; the other one must be seen nevertheless. */
function keysText({ secret, open, called }: MadeKeys): Pick<Answer, "text" | "note"> {
  return secret === null ? { text: `${open}\n` } : { text: withLineBreak(secret), note: `${called}: ${open}\n` };
}

function exitOf(comparison: Comparison | null): number {
  return comparison?.verdict === "fail" ? EXIT.differs : EXIT.ok;
}

function withLineBreak(text: string): string {
  return text.endsWith("\n") ? text : `${text}\n`;
}
