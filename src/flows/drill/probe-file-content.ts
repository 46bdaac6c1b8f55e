import { isDeepStrictEqual } from "node:util";
import { lookAtFile, type Standing } from "../../kinds/index.ts";
import { atPointer, type Probe } from "../../model/index.ts";
import { counted } from "../../report/index.ts";
import { discreet, fail, pass, type Verdict, verdictOf } from "./probe-verdict.ts";

type FileProbe = NonNullable<Probe["file"]>;
type File = Extract<Standing, { readonly type: "file" }>;

/** Asks a restored file. */
export async function askFile(tree: string, probe: FileProbe): Promise<Verdict> {
  const standing = lookAtFile(tree, probe.path);
  if (standing.type === "nothing")
    return probe.exists === false ? pass("there is none, as expected") : fail(`there is no ${probe.path}`);
  if (probe.exists === false) return fail(`there is a ${probe.path}, expected none`);
  if (standing.type === "other") return fail(`${probe.path} is not a file: ${standing.what}`);
  return verdictOf(
    [...(await shapeFaults(standing, probe)), ...textFaults(standing, probe)],
    counted(standing.sizeBytes, "byte"),
  );
}

async function shapeFaults(file: File, { sha256, minBytes }: FileProbe): Promise<string[]> {
  const faults: string[] = [];
  if (minBytes !== undefined && file.sizeBytes < minBytes)
    faults.push(`${counted(file.sizeBytes, "byte")}, expected at least ${minBytes}`);
  if (sha256 !== undefined && (await file.sha256()) !== sha256) faults.push("its SHA-256 is another one");
  return faults;
}

function textFaults(file: File, { contains, jsonPointer, equals }: FileProbe): string[] {
  if (contains === undefined && jsonPointer === undefined) return [];
  try {
    const text = file.text();
    const faults = contains === undefined || text.includes(contains) ? [] : ["it does not contain the text"];
    return jsonPointer === undefined ? faults : [...faults, ...jsonFaults(text, jsonPointer, equals)];
  } catch (error) {
    if (error instanceof RangeError) return [error.message];
    throw error;
  }
}

function jsonFaults(text: string, pointer: string, equals: unknown): string[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // What JSON.parse says quotes the text.
    return ["it is no JSON"];
  }
  const at = atPointer(value, pointer);
  if (!at.found) return [`nothing stands at ${pointer}`];
  if (isDeepStrictEqual(at.value, equals)) return [];
  const [is, should] = [discreet(at.value), discreet(equals)];
  return [is === should ? `what stands at ${pointer} is another` : `${pointer} is ${is}, expected ${should}`];
}
