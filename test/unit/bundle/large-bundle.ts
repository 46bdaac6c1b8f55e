/*
 * Run as a program: writes, reads and unpacks a bundle of one large file, and says in JSON how much memory each took.
 * Arguments: a folder of its own, the size in MiB, `plain` or `encrypted`.
 */
import { closeSync, existsSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { writeBundle } from "../../../src/bundle/index.ts";
import { patternBytes } from "./age/bytes.ts";
import { Workshop } from "./content.ts";

const MIB = 2 ** 20;
const [folder = "", mebibytes = "", encryption] = process.argv.slice(2);
const sizeBytes = Number(mebibytes) * MIB;
const file = join(folder, "large");
const bundle = join(folder, "bundle");
const into = join(folder, "into");

/** What `getrusage` says would on Linux begin with the memory of the program that started this one. */
function peakMib(): number {
  const status = existsSync("/proc/self/status") ? readFileSync("/proc/self/status", "utf8") : "";
  const peakKib = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return Math.round(Number(peakKib ?? process.resourceUsage().maxRSS) / 1024);
}

/** One MiB of noise in four, holes between. */
function makeFile(): void {
  const noise = patternBytes(MIB);
  const fd = openSync(file, "w");
  for (let at = 0; at < sizeBytes; at += 4 * MIB) writeSync(fd, noise, 0, noise.length, at);
  ftruncateSync(fd, sizeBytes);
  closeSync(fd);
}

makeFile();
const workshop = new Workshop();
const content = workshop.content([]);
workshop.remove();
const entry = { path: "files/s/large", type: "file", mode: 0o644, sizeBytes, file } as const;
const stores = content.stores.map((store) => ({ ...store, entries: [entry] }));
const started = peakMib();
const locks = encryption === "encrypted" ? { passphrase: "test", scryptLogN: 2 } : null;
const written = await writeBundle(bundle, { ...content, stores }, { locks, level: 3 });
const wrote = peakMib();
const opened = await written.reopen();
mkdirSync(into);
await opened.readAll({ extraction: { into } });
const read = peakMib();
await opened.partWith(() => true).readInto(join(folder, "again"));
process.stdout.write(JSON.stringify({ started, wrote, read, readInPart: peakMib() }));
