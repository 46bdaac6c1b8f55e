import type { Problem } from "./app-error.ts";

/** Bytes in one part of a path, at most. */
const MAX_PART_BYTES = 255;
/** Bytes in a whole path, at most. */
const MAX_PATH_BYTES = 1024;
/** Parts of a path, at most. */
const MAX_DEPTH = 32;

// Git obeys a `.git` in any case, by its short name on Windows, and on macOS with characters that HFS+ passes over.
const GIT_FOLDER = /^(\.git|git~[0-9]+)$/i;
const HFS_IGNORED = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/gu;
const WINDOWS_DEVICE = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$) *(\.|$)/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const FORBIDDEN = /[\u0000-\u001f\u007f-\u009f\\:*?"<>|\ud800-\udfff]/u;

/**
 * Says why a relative path with `/` between its parts cannot stand in a bundle, or `undefined` when it can.
 * The rules make a name mean the same on Linux, macOS and Windows, so that no restore has to repair one.
 */
export function whyNotPortable(path: string): string | undefined {
  if (path !== path.normalize("NFC")) return "is not in Unicode form NFC";
  const forbidden = FORBIDDEN.exec(path);
  if (forbidden) return `holds the character ${JSON.stringify(forbidden[0])}`;
  if (byteLength(path) > MAX_PATH_BYTES) return `is longer than ${MAX_PATH_BYTES} bytes`;
  const parts = path.split("/");
  if (parts.length > MAX_DEPTH) return `is deeper than ${MAX_DEPTH} folders`;
  return parts.map(whyNotPart).find((why) => why !== undefined);
}

function whyNotPart(part: string): string | undefined {
  const named = JSON.stringify(part);
  if (part === "") return "is empty or absolute, or has an empty part";
  // `.` and `..` are such parts too.
  if (/[. ]$/.test(part)) return `has a part that ends with a dot or a space: ${named}`;
  if (WINDOWS_DEVICE.test(part)) return `has a part that Windows keeps for a device: ${named}`;
  if (GIT_FOLDER.test(part.replace(HFS_IGNORED, "")))
    return "is inside a `.git` folder, which would be obeyed after a restore";
  if (byteLength(part) > MAX_PART_BYTES) return `has a part longer than ${MAX_PART_BYTES} bytes`;
  return undefined;
}

/** Two paths with the same key are one file on a system that ignores case. */
export function caseFoldKey(path: string): string {
  // The capital sharp s is its own upper case, and only its lower case is two letters in capitals.
  return path.normalize("NFC").toLowerCase().toUpperCase().toLowerCase().normalize("NFC");
}

/**
 * Every reason why these paths cannot stand in one bundle together: names that are not portable, and names
 * that fall together where case does not count.
 */
export function checkPaths(paths: Iterable<string>): Problem[] {
  const problems: Problem[] = [];
  const seen = new Map<string, string>();
  for (const path of paths) {
    const why = whyNotPortable(path);
    if (why !== undefined) {
      problems.push({ code: "name-not-portable", message: `${JSON.stringify(path)} ${why}`, path });
      continue;
    }
    const key = caseFoldKey(path);
    const other = seen.get(key);
    if (other !== undefined) {
      const message =
        other === path
          ? `${JSON.stringify(path)} is named twice`
          : `${JSON.stringify(path)} and ${JSON.stringify(other)} differ in case only`;
      problems.push({ code: "name-not-portable", message, path });
    }
    seen.set(key, path);
  }
  return problems;
}

/** Orders by UTF-8 bytes, whatever the locale; JavaScript's own order differs beyond U+FFFF. */
export function compareBytewise(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return rank(x) - rank(y);
  }
  return a.length - b.length;
}

// Surrogates stand for code points above U+FFFF, which in UTF-8 come after U+E000..U+FFFF.
function rank(unit: number): number {
  return unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit;
}

/** Length of a string in UTF-8 bytes. */
export function byteLength(text: string): number {
  let bytes = 0;
  for (const char of text) {
    const point = char.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
