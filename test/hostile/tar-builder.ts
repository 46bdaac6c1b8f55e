/*
 * A second writer of tars, made from docs/format.md and not from src/bundle. It writes whatever it is told, so that one rule
 * at a time can be broken.
 */

export const BLOCK = 512;
export const END = Buffer.alloc(2 * BLOCK);

/** Fields of a tar header; what is not given is as the format has it. */
export interface Fields {
  readonly name: string;
  readonly prefix?: string;
  /** Character of the type flag. */
  readonly type?: string;
  readonly mode?: number;
  readonly sizeBytes?: number;
  readonly link?: string;
  /** Changes the finished block; the checksum is made after it. */
  readonly change?: (block: Buffer) => void;
}

/** One file or folder of a bundle. */
export interface Item {
  readonly path: string;
  /** Absent for a folder. */
  readonly content?: Buffer;
  readonly mode?: number;
}

/** One tar header block, with its checksum. */
export function headerBlock({
  name,
  prefix = "",
  type = "0",
  mode = 0o644,
  sizeBytes = 0,
  link = "",
  change,
}: Fields): Buffer {
  const block = Buffer.alloc(BLOCK);
  const octal = (value: number, digits: number): string => value.toString(8).padStart(digits, "0");
  block.write(name, 0, 100, "utf8");
  block.write(octal(mode, 7), 100, "latin1");
  block.write(octal(0, 7), 108, "latin1");
  block.write(octal(0, 7), 116, "latin1");
  block.write(octal(sizeBytes, 11), 124, "latin1");
  block.write(octal(0, 11), 136, "latin1");
  block.write(type, 156, "latin1");
  block.write(link, 157, 100, "utf8");
  block.write("ustar\x0000", 257, "latin1");
  block.write(octal(0, 7), 329, "latin1");
  block.write(octal(0, 7), 337, "latin1");
  block.write(prefix, 345, 155, "utf8");
  change?.(block);
  return withChecksum(block);
}

/** Puts the right checksum into a header block. */
export function withChecksum(block: Buffer): Buffer {
  block.fill(" ", 148, 156);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");
  return block;
}

/** Content, filled up to whole blocks. */
export function blocks(content: Buffer): Buffer {
  return Buffer.concat([content, Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK)]);
}

/** Header and content of one entry. */
export function tarEntry(fields: Fields, content: Buffer = Buffer.alloc(0)): Buffer {
  return Buffer.concat([headerBlock({ sizeBytes: content.length, ...fields }), blocks(content)]);
}

/** A pax header with these records, to be followed by the header that it is for. */
export function paxEntry(records: Buffer | Readonly<Record<string, string>>, type = "x"): Buffer {
  const body = Buffer.isBuffer(records) ? records : Buffer.concat(Object.entries(records).map(paxRecord));
  return tarEntry({ name: "PaxHeader", type }, body);
}

/** `<length> <key>=<value>\n`. */
export function paxRecord([key, value]: readonly [string, string]): Buffer {
  const rest = Buffer.from(` ${key}=${value}\n`);
  let length = rest.length + 1;
  while (String(length).length + rest.length !== length) length++;
  return Buffer.concat([Buffer.from(String(length)), rest]);
}

/** The entry of an item, with a pax header where its path is not ASCII or longer than 100 bytes. */
export function itemEntry({ path, content, mode }: Item): Buffer {
  const name = content === undefined ? `${path}/` : path;
  const fields = { type: content === undefined ? "5" : "0", mode: mode ?? (content === undefined ? 0o755 : 0o644) };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what ASCII is
  if (/^[\x00-\x7f]{1,100}$/.test(name)) return tarEntry({ name, ...fields }, content);
  return Buffer.concat([paxEntry({ path: name }), tarEntry({ name: "PaxHeader", ...fields }, content)]);
}
