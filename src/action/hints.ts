import type { ErrorCode } from "../model/index.ts";

/** What to do about a failure in the words of a workflow, wherever the registry speaks of options or commands. */
export const ACTION_HINTS: Partial<Record<ErrorCode, string>> = {
  "bad-option": "the inputs stand in the action's action.yml",
  "source-unsupported":
    "exclude it with a `!pattern` in `sources`; symbolic links can also be left out with `links: skip`",
  "source-sensitive": "leave it out of `sources`, or take it on purpose with `include-sensitive: true`",
  "baseline-invalid": "write it anew with `command: baseline`; it is not meant to be edited by hand",
  "secrets-found":
    "remove them and revoke them; `secrets: redact` strikes them out of the bundle, `secrets: warn` lets them in; docs/secrets.md",
  "no-recipient": "give `recipients` or `passphrase`, or say `encrypt: false`",
  "bad-recipient": "a recipient starts with age1 or age1pq1; `memsnap keygen` on your own machine makes a pair",
  "bad-identity": "`identity` holds lines that start with AGE-SECRET-KEY-, from a secret of the repository",
  "bad-signing-key":
    "`signing-key` holds the text of a secret key file of minisign, from a secret of the repository, and `signing-passphrase` what opens it",
  "signature-missing":
    "use a bundle that was taken with `signing-key`, or leave `trusted-key` out if its origin does not matter",
  "signature-untrusted": "find out whose key it is, and add it to `trusted-key` only if it is one of yours",
  "target-not-empty": "choose a new or empty folder, or say `force: true` to replace what the bundle holds",
  "agent-mismatch": "give the bundle of the agent that is meant, or say `force-agent: true`",
  "pre-snapshot-failed":
    "repair or remove what the message names, or say `pre-snapshot: false` to replace it with no way back",
  "restore-incomplete": "both states are kept: remove what stands in the way, and run the step again",
  "recovery-needed":
    "restore into that folder by a step without `dry-run`, which completes it first; then run this step again",
  "vault-not-found":
    "`command: list` shows what is in a vault; `fail-on-cache-miss: false` lets a restore pass without",
  "nothing-selected": "`command: inspect` lists what a bundle holds",
  "no-key": "give `identity` or `passphrase`; runs for forks get no secrets",
  "wrong-key": "use an identity whose recipient the bundle was encrypted to",
};
