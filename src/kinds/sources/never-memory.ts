import type { LeftOut } from "../../model/index.ts";

/** Why a file is no memory whatever its content: it opens something, or it is somebody's passing state. */
export type NeverMemory = Extract<LeftOut["reason"], "sensitive" | "temporary">;

/** Credentials of agents, and of what agents use: Claude Code, Codex, Letta, OpenClaw, Gemini, git, npm, clouds. */
const CREDENTIAL_NAMES = new Set([
  ".claude.json",
  ".credentials.json",
  "auth.json",
  "auth-profiles.json",
  "oauth_creds.json",
  "application_default_credentials.json",
  ".git-credentials",
  ".netrc",
  "_netrc",
  ".npmrc",
  ".pypirc",
  ".pgpass",
]);

/** Names that say so only in their folder. */
const CREDENTIAL_PATHS = [
  ".claude-mem/settings.json",
  ".aws/credentials",
  ".docker/config.json",
  ".kube/config",
  ".config/gh/hosts.yml",
  ".cargo/credentials.toml",
];

const ENVIRONMENT = /^(.*\.)?env$|^\.env(rc$|\.)/;
/** What projects commit so that others know which variables there are. */
const ENVIRONMENT_EXAMPLE = /\.(example|sample|template|dist)$/;
const KEY_NAME = /^id_(rsa|dsa|ecdsa|ed25519)(_sk)?$|\.(pem|key|p8|p12|pfx|jks|keystore|ppk|kdbx)$/;

const LOCK = /^\.lock$|^\.~lock\..*#$/;
const HALF_WRITTEN = /^\.tmp-|\.(tmp|temp)$/;
const OF_EDITORS = /~$|^\..*\.sw[a-px]$|^#.*#$|^\.#|^~\$/;
const OF_DESKTOPS = /^(\.ds_store|thumbs\.db|desktop\.ini)$/;

/** Says by its name whether a file is never memory; `path` is absolute. Case does not count. */
export function whyNeverMemory(path: string): NeverMemory | undefined {
  const lower = path.replaceAll("\\", "/").toLowerCase();
  const name = lower.slice(lower.lastIndexOf("/") + 1);
  const isEnvironment = ENVIRONMENT.test(name) && !ENVIRONMENT_EXAMPLE.test(name);
  const isCredential = CREDENTIAL_NAMES.has(name) || CREDENTIAL_PATHS.some((end) => lower.endsWith(`/${end}`));
  if (isEnvironment || isCredential || KEY_NAME.test(name)) return "sensitive";
  const isPassing = [LOCK, HALF_WRITTEN, OF_EDITORS, OF_DESKTOPS].some((pattern) => pattern.test(name));
  return isPassing ? "temporary" : undefined;
}

/** Bytes from the start of a file by which a key is recognised; the public half of a post-quantum one comes first. */
export const KEY_START_BYTES = 4096;

const KEY_STARTS = [
  /^-----BEGIN ([A-Z0-9]+ )*PRIVATE KEY( BLOCK)?-----/,
  /^AGE-SECRET-KEY-/,
  /^PuTTY-User-Key-File-/,
  // Secret keys of minisign and signify, below their comment.
  /^untrusted comment:[^\n]*\n(RWRTY0Iy|RWRCS)/,
];

/** Whether a file that starts with these bytes is a private key. Comments of age and SSH may come before it. */
export function startsLikeKey(firstBytes: Uint8Array): boolean {
  const text = Buffer.from(firstBytes.buffer, firstBytes.byteOffset, firstBytes.length).toString("latin1");
  const key = text.replace(/^(?:[^\S\n]*(?:#[^\n]*)?\n)*[^\S\n]*/, "");
  return KEY_STARTS.some((pattern) => pattern.test(key));
}
