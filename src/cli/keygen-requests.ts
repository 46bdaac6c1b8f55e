import type { KeygenRequest, SigningKeygenRequest } from "../flows/index.ts";
import { given } from "../model/index.ts";
import { reader, type Said, wrong } from "./said.ts";

/** What `memsnap keygen` asks for. */
export function keygenRequest({ line, problems: found }: Said): KeygenRequest {
  const { one, has } = reader(line);
  const option = "--signing-passphrase-file";
  const unfit = has("signing-passphrase-file") ? [wrong(option, `${option} has no meaning without --signing`)] : [];
  return { ...given({ out: one("out") }), postQuantum: has("pq"), problems: [...found, ...unfit] };
}

/** What `memsnap keygen --signing` asks for; `undefined` when it is not said. */
export function signingKeygenRequest({ line, problems: found }: Said): SigningKeygenRequest | undefined {
  const { one, has } = reader(line);
  if (!has("signing")) return undefined;
  const unfit = has("pq") ? [wrong("--pq", "--pq has no meaning together with --signing")] : [];
  const choices = given({ out: one("out"), passphraseFile: one("signing-passphrase-file") });
  return { ...choices, problems: [...found, ...unfit] };
}
