import type { AnyJson } from "../builder.ts";
import type { Item } from "../tar-builder.ts";
import { type Case, cases } from "./case.ts";

const CONTENT = Buffer.from("remembered");
const DEEP = Array.from({ length: 33 }, () => "d").join("/");

/** Names below `files/s/` that mean something else on one system than on another, or lead out. */
const NAMES: readonly (readonly [what: string, name: string])[] = [
  ["climbs out", "../../../x"],
  ["climbs out in its middle", "a/../../../../x"],
  ["climbs within its store", "a/../b"],
  ["starts with two slashes", "/etc/passwd"],
  ["has an empty part", "a//b"],
  ["has a part that is a dot", "./a"],
  ["ends with two dots", "a/.."],
  ["climbs out by backslashes", "..\\..\\x"],
  ["has a drive", "C:x"],
  ["has a stream of NTFS", "a:b"],
  ["has a wildcard", "a*"],
  ["has a question mark", "a?"],
  ["has a quotation mark", 'a"b'],
  ["has an angle bracket", "a<b"],
  ["has a pipe", "a|b"],
  ["has a NUL", "a\0b"],
  ["has a line feed", "a\nb"],
  ["has an escape of the terminal", "a\u001b[2J"],
  ["has a control character beyond ASCII", "a\u0085b"],
  ["ends with a dot", "a."],
  ["ends with a blank", "a "],
  ["has a folder that ends with a dot", "a./b"],
  ["is a device", "nul"],
  ["is a device with an ending", "com1.txt"],
  ["is a device in capitals", "AUX"],
  ["is a device with a superscript digit", "lpt¹"],
  ["is the console", "conin$"],
  ["is in a folder called as a device", "con/a"],
  ["is the folder of git", ".git/config"],
  ["is the folder of git in capitals", ".GIT/hooks/post-checkout"],
  ["is the folder of git by its short name", "git~1/config"],
  ["is the folder of git with a character that HFS passes over", ".g\u200cit/config"],
  ["is a file called .git", ".git"],
  ["is not in Unicode form NFC", "a\u0308"],
  ["is longer than 255 bytes", "x".repeat(256)],
  ["is longer than 255 bytes in UTF-8", "é".repeat(128)],
  ["is longer than 1024 bytes as a path", Array.from({ length: 9 }, () => "y".repeat(120)).join("/")],
  ["is deeper than 32 folders", DEEP],
];

/** Names that fall together where case, or the form of Unicode, does not count. */
const PAIRS: readonly (readonly [what: string, ...names: string[]])[] = [
  ["differ in case", "A", "a"],
  ["differ in the case of a folder", "A/x", "a/x"],
  ["differ in a case beyond ASCII", "\u00c4", "\u00e4"],
  ["differ in a case of two letters", "STRASSE", "stra\u00dfe"],
  ["differ in a case of two letters that has a capital of its own", "STRA\u1e9eE", "strasse"],
  ["are a file and something below it", "a", "a/b"],
  ["are a file and something below it in another case", "A", "a/b"],
];

/** A store that would be restored elsewhere than below the target. */
const PLACES: readonly (readonly [what: string, path: string])[] = [
  ["is outside", "../s"],
  ["is absolute", "/tmp/s"],
  ["is on another drive", "C:/s"],
  ["is in the folder of git", ".git/hooks"],
  ["is a device", "a/nul"],
  ["is nothing", ""],
  ["is deeper than 32 folders", DEEP],
];

/** Names that no bundle holds. */
export const NAMES_REFUSED: readonly Case[] = [
  ...cases(
    "a name is refused that",
    "manifest-invalid",
    NAMES.map(([what, name]) => [what, { items: [fileCalled(name)] }]),
  ),
  ...cases(
    "names are refused that",
    "manifest-invalid",
    PAIRS.map(([what, ...names]) => [what, { items: names.map(fileCalled) }]),
  ),
  ...cases(
    "a store is refused whose place",
    "manifest-invalid",
    PLACES.map(([what, path]) => [
      what,
      { items: [fileCalled("a")], changeManifest: (m: AnyJson) => Object.assign(m.stores[0], { path }) },
    ]),
  ),
];

function fileCalled(name: string): Item {
  return { path: `files/s/${name}`, content: CONTENT };
}
