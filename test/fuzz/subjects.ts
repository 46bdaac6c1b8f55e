import { readFileSync, rmSync, writeFileSync } from "node:fs";
import {
  checksumText,
  parseIdentities,
  parseRecipient,
  parseRecipients,
  readChecksum,
  readReceipt,
  sidecarPaths,
} from "../../src/bundle/index.ts";

import { readBundleHeader } from "../../src/kinds/git/bundle-file.ts";
import { EXIT, Receipt } from "../../src/model/index.ts";
import { bundle, HEADER, json, sha256 } from "../hostile/builder.ts";
import { keyPath, keysOf, loadGolden } from "../vectors/golden/vector.ts";
import { makeDatabaseSubject } from "./database-subject.ts";
import { forgeBundle } from "./forged-bundle.ts";
import { mutateBytes } from "./mutate-bytes.ts";
import { mutateJson } from "./mutate-json.ts";
import { BUNDLE_EXITS, type Room, refusal, SEALED_EXITS } from "./room.ts";
import type { Subject } from "./subject.ts";

const IDENTITY = "TEST-KEY-x25519.txt";
const MAX_SAMPLE_BYTES = 16 * 1024;
const OTHER_IDENTITY = "TEST-KEY-pq.txt";

/** Every reader of what others wrote, each with samples to start from. */
export async function makeSubjects(room: Room): Promise<Subject[]> {
  const whole = loadGolden().filter(({ outcome }) => outcome === "ok");
  const samples = whole.map(({ path, ...golden }) => ({ ...golden, bytes: readFileSync(path) }));
  const small = samples.filter(({ bytes }) => bytes.length <= MAX_SAMPLE_BYTES);
  const keys = await keysOf({ identity: IDENTITY });
  const plain = small.filter(({ identity, passphrase }) => identity === undefined && passphrase === undefined);
  const sealed = small.filter(({ identity }) => identity === IDENTITY);
  const originals = new Map(samples.map(({ bytes, manifest }) => [sha256(bytes), JSON.stringify(manifest)]));
  const contents = new Set([...originals.values()].map((manifest) => `ok ${sha256(manifest)}`));
  const readPlain: Subject["read"] = (input) => room.readBundle(input, {}, BUNDLE_EXITS);
  const readSealed: Subject["read"] = (input) => room.readBundle(input, keys, SEALED_EXITS);
  return [
    damaged({ name: "bundle", samples: plain.map(({ bytes }) => bytes), read: readPlain }, contents),
    damaged({ name: "sealed", samples: sealed.map(({ bytes }) => bytes), read: readSealed }, contents),
    {
      name: "forged",
      share: 6,
      samples: [bundle()],
      mutate: (from, random) => (random.oneIn(20) ? mutateBytes(from, random) : forgeBundle(random)),
      read: readPlain,
    },
    ...sidecars(room),
    ...keyFiles(),
    gitHeader(room),
    await makeDatabaseSubject(room),
  ];
}

/** A reader of bundles that must give what was written, or nothing: whoever changes one cannot make it whole again. */
function damaged(
  { name, samples, read }: Pick<Subject, "name" | "samples" | "read">,
  contents: ReadonlySet<string>,
): Subject {
  return {
    name,
    share: 3,
    samples,
    mutate: (from, random) => mutateBytes(from, random, samples),
    async read(input) {
      const outcome = await read(input);
      if (outcome.startsWith("ok ") && !contents.has(outcome)) throw new Error("a changed bundle was taken for whole");
      return outcome;
    },
  };
}

function sidecars(room: Room): Subject[] {
  const { checksum, receipt } = sidecarPaths(room.file);
  const receiptText = json({
    format: "agent-memory-snapshot/receipt",
    version: 1,
    bundle: "input",
    sha256: sha256("x"),
    sizeBytes: 1,
    encrypted: false,
    snapshotId: HEADER.id,
    createdAt: HEADER.createdAt,
    agent: "tester",
    label: null,
    consistency: "fenced",
    stateDigest: sha256("y"),
    stores: [{ name: "s", kind: "file", entries: 1, bytes: 1, digest: sha256("z") }],
  });
  const reader = (
    path: string,
    read: () => Promise<unknown>,
    isRight: (found: unknown) => boolean,
  ): Subject["read"] => {
    return async (input) => {
      writeFileSync(path, input);
      try {
        if (!isRight(await read())) throw new Error("what was read is not what it has to be");
        return "ok";
      } catch (error) {
        return refusal(error, BUNDLE_EXITS);
      } finally {
        // The next bundle in this room would be compared with it.
        rmSync(path, { force: true });
      }
    };
  };
  return [
    {
      name: "checksum",
      samples: [Buffer.from(checksumText(room.file, sha256("x")))],
      mutate: (from, random) => mutateBytes(from, random),
      read: reader(
        checksum,
        () => readChecksum(room.file),
        (found) => /^[0-9a-f]{64}$/.test(String(found)),
      ),
    },
    {
      name: "receipt",
      samples: [receiptText],
      mutate: (from, random) => (random.oneIn(2) ? jsonOf(from, random) : mutateBytes(from, random)),
      read: reader(
        receipt,
        () => readReceipt(room.file),
        (found) => Receipt.safeParse(found).success,
      ),
    },
  ];
}

function jsonOf(from: Buffer, random: Parameters<Subject["mutate"]>[1]): Buffer {
  try {
    return Buffer.from(JSON.stringify(mutateJson(JSON.parse(from.toString()), random)));
  } catch {
    return mutateBytes(from, random);
  }
}

function keyFiles(): Subject[] {
  const identities = [IDENTITY, OTHER_IDENTITY].map((name) => readFileSync(keyPath(name)));
  const recipients = identities.map((file) =>
    Buffer.from(`# a\n${/public key: (\S+)/.exec(file.toString())?.[1]}\r\n\n`),
  );
  return [
    {
      name: "identities",
      samples: identities,
      mutate: (from, random) => mutateBytes(from, random, identities),
      async read(input) {
        try {
          return `ok ${(await parseIdentities(input.toString(), "FILE")).length}`;
        } catch (error) {
          if (/AGE-SECRET-KEY-(PQ-)?1\w{9}/.test(error instanceof Error ? error.message : ""))
            throw new Error("a secret stands in a message");
          return refusal(error, [EXIT.usage]);
        }
      },
    },
    {
      name: "recipients",
      samples: recipients,
      mutate: (from, random) => mutateBytes(from, random, recipients),
      async read(input) {
        try {
          const found = await parseRecipients(input.toString(), "FILE");
          for (const recipient of found) await parseRecipient(recipient);
          return `ok ${found.length}`;
        } catch (error) {
          return refusal(error, [EXIT.usage]);
        }
      },
    },
  ];
}

function gitHeader(room: Room): Subject {
  const sample = Buffer.from(`# v2 git bundle\n${"1".repeat(40)} refs/heads/main\n${"2".repeat(40)} HEAD\n\nPACK`);
  const other = Buffer.from(`# v3 git bundle\n@object-format=sha256\n${"1".repeat(64)} refs/heads/main\n\nPACK`);
  return {
    name: "git-header",
    samples: [sample, other],
    mutate: (from, random) => mutateBytes(from, random, [sample, other]),
    async read(input) {
      writeFileSync(room.file, input);
      const found = await readBundleHeader(room.file);
      return "fault" in found ? found.fault.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""') : `ok ${found.refs.length}`;
    },
  };
}
