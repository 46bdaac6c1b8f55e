import { type Edit, editsOf } from "./edit.ts";

const READERS = undefined;
const MODEL = ["test/unit/model"];

/** Rules of the bundle's readers that are kept by more than a guard. */
export const EDITS_OF_READERS: readonly Edit[] = [
  ...editsOf("src/bundle/tar/header.ts", READERS, [
    ["names in the tar are UTF-8", '"utf-8", { fatal: true', '"utf-8", { fatal: false'],
    ["numbers in the tar are octal digits and nothing else", "/^([0-7]*)[ \\0]*$/", "/^([0-7]*)/"],
  ]),
  ...editsOf("src/bundle/tar/reader.ts", READERS, [
    ["sizes in two forms agree", "own.sizeBytes === sizeBytes || own.sizeBytes === 0", "true"],
    [
      "the second block of the end is zeros",
      "if (isZeros(await this.take(BLOCK_BYTES)) && (",
      "if ((await this.take(BLOCK_BYTES)) && (",
    ],
    ["nothing follows the end", " && (await this.#pieces.isAtEnd())", ""],
  ]),
  ...editsOf("src/bundle/tar/pax.ts", READERS, [
    ["pax gives one path", " && records.path === undefined) records", ") records"],
    ["pax gives one size", " && records.sizeBytes === undefined) records", ") records"],
    ["pax gives a size only where ustar cannot", " && value >= PAX_SIZE", ""],
    ["pax gives a size in digits", "/^[1-9][0-9]*$/.test(text) && ", ""],
    ["a record of pax ends with a line feed", " || bytes[end - 1] !== 0x0a", ""],
  ]),
  ...editsOf("src/bundle/pass.ts", READERS, [
    ["the path is that of the manifest", "if (found.path !== entry.path) {", "if (false) {"],
    ["the type is that of the manifest", '["the type", found.type, entry.type],', ""],
    ["the mode is that of the manifest", '["the mode", found.mode.toString(8), entry.mode.toString(8)],', ""],
    ["the offset is that of the manifest", '["the offset", found.offset, entry.offset],', ""],
    [
      "the size is that of the manifest",
      '["the size", found.sizeBytes, entry.type === "file" ? entry.sizeBytes : 0],',
      "",
    ],
    ["the header stands in the first entry", "found.path === path && found.type", "found.type"],
  ]),
  ...editsOf("src/bundle/zstd/reader.ts", READERS, [
    ["a frame is as large as the seek table says", "entry.compressedBytes === expected[index]?.compressedBytes &&", ""],
    ["a frame holds as much as the seek table says", "entry.contentBytes === expected[index]?.contentBytes", "true"],
  ]),
  ...editsOf("src/bundle/zstd/codec.ts", READERS, [
    [
      "a frame gives no more than it says",
      "chunkSize: Math.max(64, contentBytes + 1),\n    maxOutputLength: contentBytes",
      "maxOutputLength: 2 ** 31",
    ],
  ]),
  ...editsOf("src/bundle/zstd/seal.ts", READERS, [
    ["the seal has its label", "frame.subarray(8, 16).equals(LABEL)", "true"],
  ]),
  ...editsOf("src/bundle/zstd/seek-table.ts", READERS, [
    ["the seek table has its magic number", "frame.readUInt32LE(0) === SEEK_TABLE_MAGIC &&", ""],
  ]),
  ...editsOf("src/model/manifest.ts", MODEL, [
    ["no field is unknown", "z.strictObject", "z.looseObject"],
    ["an id is a UUID of version 7", "z.uuidv7().lowercase()", "z.string()"],
  ]),
  ...editsOf("src/model/manifest.ts", READERS, [
    ["no more recipients than can be sealed to", ".max(MAX_RECIPIENTS)", ""],
  ]),
  ...editsOf("src/model/stores.ts", MODEL, [["no field is unknown", "z.strictObject", "z.looseObject"]]),
  ...editsOf("src/model/secrets.ts", MODEL, [["no field is unknown", "z.strictObject", "z.looseObject"]]),
  ...editsOf("src/model/scalars.ts", MODEL, [
    ["a label is one line", "u007f-\\u009f]*$/", "u007f-\\u009f]*/"],
    ["no set-user-id bit", ".max(0o777)", ".max(0o7777)"],
  ]),
  ...editsOf("src/model/paths.ts", READERS, [
    ["the short name of .git on Windows", "|git~[0-9]+", ""],
    [".git in any case", "git~[0-9]+)$/i", "git~[0-9]+)$/"],
    [".git with characters that HFS+ passes over", 'part.replace(HFS_IGNORED, "")', "part"],
    ["devices of Windows in any case", " *(\\.|$)/i", " *(\\.|$)/"],
    ["devices of Windows with an ending", " *(\\.|$)/i", "$/i"],
    ["control characters in names", "\\u0000-\\u001f\\u007f-\\u009f", ""],
    ["backslashes in names", "\\u009f\\\\:*?", "\\u009f:*?"],
    ["colons in names", "\\\\:*?", "\\\\*?"],
    ["dots and blanks at the end of names", "/[. ]$/", "/[]$/"],
    [
      "names that differ in case only",
      'path.normalize("NFC").toLowerCase().toUpperCase().toLowerCase().normalize("NFC")',
      "path",
    ],
    ["names that differ in a case of two letters only", ".toUpperCase().toLowerCase()", ""],
    ["names that differ in the capital of two letters only", ".toLowerCase().toUpperCase()", ".toUpperCase()"],
  ]),
  ...editsOf("src/model/manifest-rules.ts", MODEL, [
    ["the order of stores", '...outOfOrder("store", stores.map(storeKey)),', ""],
    ["the order of entries", '...outOfOrder("entry", pathsOf(entries)),', ""],
    ["the counts of stores", ".filter(isCountedWrongly)", ".filter(() => false)"],
    ["one place for one entry in the archive", "...places.unpacked.conflicts(),", ""],
    ["one place for one entry after a restore", "...places.restored.conflicts(),", ""],
    ["no side file beside a database", "...places.restored.sideFiles(", "...[].slice("],
    ["nothing that git obeys in a bare repository", "...places.restored.obeyed(", "...[].slice("],
    [
      "every entry belongs to a store",
      "if (owner === undefined || tally === undefined) return [`",
      "if (owner === undefined || tally === undefined) return [] ?? [`",
    ],
  ]),
];
