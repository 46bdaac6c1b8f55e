import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import type { S3, S3ClientConfig } from "@aws-sdk/client-s3";
import { AppError, VERSION } from "../../model/index.ts";
import type { VaultContext } from "../vault.ts";
import type { S3Address } from "./address.ts";

/** How patient a client is. */
export interface Patience {
  /** Tries of one request, the first included. */
  readonly attempts: number;
  readonly connectTimeoutMs: number;
  /** How long a connection may stay silent. */
  readonly silenceTimeoutMs: number;
}

/** What a real network needs. */
export const PATIENCE: Patience = { attempts: 6, connectTimeoutMs: 10_000, silenceTimeoutMs: 60_000 };

const MAX_CONNECTIONS = 64;

/**
 * A client for the server of an address. Credentials come from the environment, else from where the SDK looks: shared files and
 * their profiles, a process, single sign-on, a web identity, the container, and last the metadata service of the machine.
 * Checksums of the SDK's own are sent only where S3 demands them, because other servers refuse them.
 * @throws AppError `bad-option` when no region is known
 */
export async function makeClient(address: S3Address, env: VaultContext["env"], patience: Patience): Promise<S3> {
  const { S3 } = await import("@aws-sdk/client-s3");
  const agent = { keepAlive: true, maxSockets: MAX_CONNECTIONS, proxyEnv: env };
  const client = new S3({
    ...credentialsOf(env),
    ...(address.region === undefined ? {} : { region: address.region }),
    ...(address.endpoint === undefined ? {} : { endpoint: address.endpoint }),
    forcePathStyle: address.pathStyle,
    maxAttempts: Number(env.AWS_MAX_ATTEMPTS) || patience.attempts,
    retryMode: "standard",
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    requestHandler: {
      connectionTimeout: patience.connectTimeoutMs,
      socketTimeout: patience.silenceTimeoutMs,
      httpAgent: new HttpAgent(agent),
      httpsAgent: new HttpsAgent(agent),
    },
    // The client would send what waits for leave to be sent past the agents, and so past the proxy.
    expectContinueHeader: false,
    customUserAgent: [["agent-memory-snapshot", VERSION]],
  });
  await client.config.region().catch(() => {
    throw new AppError("bad-option", `s3://${address.bucket}: no region is known; give region= or set AWS_REGION`);
  });
  return client;
}

function credentialsOf(env: VaultContext["env"]): Pick<S3ClientConfig, "credentials"> {
  const {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  } = env;
  if (!accessKeyId || !secretAccessKey) return {};
  return { credentials: { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) } };
}
