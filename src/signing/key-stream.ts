import { scrypt } from "node:crypto";
import { AppError } from "../model/index.ts";

/** What a passphrase costs to try, as libsodium counts it. */
export interface ScryptCost {
  /** About four times N x r x p. */
  readonly operations: number;
  readonly memoryBytes: number;
}

/** What minisign takes, which a key that we write costs as well: 1 GiB and some seconds. */
export const SENSITIVE: ScryptCost = { operations: 2 ** 25, memoryBytes: 2 ** 30 };
/** The least that libsodium knows. Minisign halves what it takes until the machine has that much. */
export const LEAST: ScryptCost = { operations: 2 ** 15, memoryBytes: 2 ** 24 };

const BLOCK = 8;
const BLOCK_BYTES = 128 * BLOCK;

/** Whether a cost is one that minisign may have written. It is the file that names it, so nothing above is paid. */
export function isPayable({ operations, memoryBytes }: ScryptCost): boolean {
  const isBetween = (value: number, least: number, most: number): boolean => value >= least && value <= most;
  return (
    isBetween(operations, LEAST.operations, SENSITIVE.operations) &&
    isBetween(memoryBytes, LEAST.memoryBytes, SENSITIVE.memoryBytes)
  );
}

/**
 * The bytes that a passphrase hides a secret key with: scrypt, whose parameters follow from the cost as in libsodium.
 * @throws AppError `not-enough-ram`
 */
export function keyStream(
  passphrase: string,
  { salt, cost, lengthBytes }: { readonly salt: Uint8Array; readonly cost: ScryptCost; readonly lengthBytes: number },
): Promise<Buffer> {
  const { N, p } = parametersOf(cost);
  const maxmem = BLOCK_BYTES * (N + p + 1024);
  return new Promise((resolve, reject) => {
    // What is wrong with the parameters is thrown at once: what fails later had no room.
    scrypt(passphrase, salt, lengthBytes, { N, r: BLOCK, p, maxmem }, (cause, bytes) =>
      cause ? reject(tooLarge(N * BLOCK_BYTES, cause)) : resolve(bytes),
    );
  });
}

function tooLarge(bytes: number, cause: Error): AppError {
  const what = `the passphrase of a signing key takes ${Math.ceil(bytes / 2 ** 20)} MiB of memory (scrypt)`;
  return new AppError("not-enough-ram", `${what}, more than the system gives`, { cause });
}

/** `pickparams` of libsodium's crypto_pwhash_scryptsalsa208sha256. */
function parametersOf({ operations, memoryBytes }: ScryptCost): { N: number; p: number } {
  if (operations < memoryBytes / 32) return { N: powerAbove(operations / (BLOCK * 4) / 2), p: 1 };
  const N = powerAbove(memoryBytes / BLOCK_BYTES / 2);
  return { N, p: Math.floor(Math.floor(operations / 4 / N) / BLOCK) };
}

/** The least power of two, from 2 on, that is greater. */
function powerAbove(bound: number): number {
  let power = 2;
  while (power <= bound) power *= 2;
  return power;
}
