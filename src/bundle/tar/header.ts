import { AppError } from "../../model/index.ts";
import { BLOCK_BYTES } from "./layout.ts";

/** What a header block of a tar says, once it has been found to keep the rules of the format. */
export interface TarHeader {
  /** As written, prefix included; a folder's ends with a slash. */
  readonly name: string;
  readonly type: "file" | "folder" | "pax";
  readonly mode: number;
  readonly sizeBytes: number;
  /** The size does not fit octal digits and is in the binary form of GNU and star; only pax may announce such a size. */
  readonly isBinarySize: boolean;
}

interface Field {
  readonly at: number;
  readonly bytes: number;
}

/** Fields of a ustar header; POSIX.1-1988, as in the manual of every tar. */
const FIELD = {
  name: { at: 0, bytes: 100 },
  mode: { at: 100, bytes: 8 },
  size: { at: 124, bytes: 12 },
  checksum: { at: 148, bytes: 8 },
  magic: { at: 257, bytes: 8 },
  prefix: { at: 345, bytes: 155 },
} as const satisfies Record<string, Field>;

/** Numbers that say who and when; always 0 here, so that the same state gives the same bytes. */
const ZERO_NUMBERS: Readonly<Record<string, Field>> = {
  "an owner": { at: 108, bytes: 8 },
  "a group": { at: 116, bytes: 8 },
  "a time": { at: 136, bytes: 12 },
  "a major device number": { at: 329, bytes: 8 },
  "a minor device number": { at: 337, bytes: 8 },
};

/** Room for what no entry of the format has. */
const EMPTY: Readonly<Record<string, Field>> = {
  "a link target": { at: 157, bytes: 100 },
  "a user name": { at: 265, bytes: 32 },
  "a group name": { at: 297, bytes: 32 },
  "bytes after its prefix": { at: 500, bytes: 12 },
};

const TYPE_AT = 156;
const TYPES = new Map([
  ["0", "file"],
  ["5", "folder"],
  ["x", "pax"],
] as const);
const MAGIC = "ustar\x0000";
const BINARY = 0x80;
const ZEROS = Buffer.alloc(BLOCK_BYTES);
const STRICT_UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Reads a header block by the strict profile of docs/format.md: every byte of it is looked at.
 * @throws AppError `archive-violation`
 */
export function parseHeader(block: Buffer): TarHeader {
  if (octal(block, FIELD.checksum) !== checksum(block)) throw violation("a tar header has a wrong checksum");
  if (latin1(block, FIELD.magic) !== MAGIC) throw violation("a tar header is not of the type ustar");
  const name = fullName(block);
  const shown = JSON.stringify(name);
  const type = TYPES.get(String.fromCharCode(block.readUInt8(TYPE_AT)) as "0" | "5" | "x");
  if (type === undefined) throw violation(`${shown} is neither a file nor a folder`);
  for (const [what, field] of Object.entries(EMPTY))
    if (!isZeros(slice(block, field))) throw violation(`${shown} has ${what}`);
  for (const [what, field] of Object.entries(ZERO_NUMBERS))
    if (octal(block, field) !== 0) throw violation(`${shown} has ${what} other than 0`);
  const mode = octal(block, FIELD.mode);
  const isBinarySize = block.readUInt8(FIELD.size.at) === BINARY;
  const sizeBytes = isBinarySize ? binary(block, FIELD.size) : octal(block, FIELD.size);
  if (mode === undefined || sizeBytes === undefined) throw violation(`${shown} has a mode or a size that is no number`);
  return { name, type, mode, sizeBytes, isBinarySize };
}

/** Whether these bytes, a block at most, are nothing but zeros. */
export function isZeros(bytes: Buffer): boolean {
  return bytes.equals(ZEROS.subarray(0, bytes.length));
}

/** Text that has to be UTF-8. @throws AppError `archive-violation` */
export function utf8(bytes: Buffer): string {
  try {
    return STRICT_UTF8.decode(bytes);
  } catch {
    throw violation("a name in the tar is not UTF-8");
  }
}

/** The error for a tar that breaks the rules. */
export function violation(message: string): AppError {
  return new AppError("archive-violation", message);
}

function fullName(block: Buffer): string {
  const prefix = text(block, FIELD.prefix);
  const name = text(block, FIELD.name);
  return prefix === "" ? name : `${prefix}/${name}`;
}

function text(block: Buffer, field: Field): string {
  const bytes = slice(block, field);
  const end = bytes.indexOf(0);
  if (end === -1) return utf8(bytes);
  if (!isZeros(bytes.subarray(end))) throw violation("a tar header hides bytes behind the end of a name");
  return utf8(bytes.subarray(0, end));
}

/** Digits, then blanks or zeros to the end of the field; `undefined` when it holds anything else. */
function octal(block: Buffer, field: Field): number | undefined {
  const digits = /^([0-7]*)[ \0]*$/.exec(latin1(block, field))?.[1];
  return digits === undefined ? undefined : Number.parseInt(`0${digits}`, 8);
}

/** What no number holds is rounded, to more than any size in a manifest. */
function binary(block: Buffer, field: Field): number {
  return Number.parseInt(slice(block, field).subarray(1).toString("hex"), 16);
}

function checksum(block: Buffer): number {
  let sum = 0;
  for (let at = 0; at < BLOCK_BYTES; at++) sum += block[at] as number;
  for (const byte of slice(block, FIELD.checksum)) sum += 0x20 - byte;
  return sum;
}

function latin1(block: Buffer, field: Field): string {
  return slice(block, field).toString("latin1");
}

function slice(block: Buffer, { at, bytes }: Field): Buffer {
  return block.subarray(at, at + bytes);
}
