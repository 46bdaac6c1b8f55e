import { createHash } from "node:crypto";
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AgeLocks, checksumText, makeReceipt, sidecarPaths, writeBundle } from "../../src/bundle/index.ts";
import { bundleName, type Receipt, SnapshotHeader } from "../../src/model/index.ts";
import type { Upload } from "../../src/vault/index.ts";
import { patternBytes } from "../unit/bundle/age/bytes.ts";
import { Workshop } from "../unit/bundle/content.ts";

/** What a bundle is to be; each made by one maker has an id of its own. */
export interface Facts {
  readonly agent?: string;
  readonly createdAt?: string;
  readonly label?: string;
  readonly text?: string;
  readonly locks?: AgeLocks;
  /** Text of a signature file; of no use but to be kept. */
  readonly signature?: string;
}

/** Makes finished bundles with their sidecars, as `snapshot` leaves them, in a folder that is removed at the end. */
export class Uploads implements Disposable {
  readonly folder = mkdtempSync(join(tmpdir(), "memsnap-uploads-"));
  #made = 0;

  /** A real bundle of one file. */
  async make({
    agent = "scout",
    createdAt,
    label,
    text = "tea is green",
    locks,
    signature,
  }: Facts = {}): Promise<Upload> {
    using workshop = disposable(new Workshop());
    const content = workshop.content([{ path: "files/s/note.md", content: Buffer.from(text) }]);
    const header = SnapshotHeader.parse({
      ...content.header,
      id: this.#newId(),
      agent,
      label: label ?? null,
      createdAt: createdAt ?? "2026-11-03T12:00:00.000Z",
    });
    const bundle = this.#path(bundleName(header, locks !== undefined));
    const { sha256, sizeBytes, manifest } = await writeBundle(
      bundle,
      { ...content, header },
      { locks: locks ?? null, level: 3 },
    );
    return this.#finish(
      bundle,
      makeReceipt({ path: bundle, sha256, sizeBytes, encrypted: locks !== undefined, signature }, manifest),
    );
  }

  /** Bytes that no vault looks into, so many, under the name of a bundle. */
  async large(sizeBytes: number): Promise<Upload> {
    const { receipt } = await this.make();
    const id = this.#newId();
    const bundle = this.#path(bundleName({ ...receipt, id }, false));
    const hash = createHash("sha256");
    const piece = patternBytes(2 ** 20);
    const file = openSync(bundle, "wx", 0o600);
    for (let at = 0; at < sizeBytes; at += piece.length) {
      // No two pieces are equal, so that one in the place of another is noticed.
      piece.writeDoubleLE(at, 0);
      const bytes = piece.subarray(0, Math.min(piece.length, sizeBytes - at));
      writeSync(file, bytes);
      hash.update(bytes);
    }
    closeSync(file);
    const facts = { bundle: bundle.slice(bundle.lastIndexOf(receipt.agent)), snapshotId: id };
    return this.#finish(bundle, { ...receipt, ...facts, sizeBytes, sha256: hash.digest("hex") });
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #newId(): string {
    return `01890a5d-ac96-774b-bcce-b302${String(++this.#made).padStart(8, "0")}`;
  }

  /** Each in a folder of its own: two of one name may be asked for. */
  #path(name: string): string {
    const folder = join(this.folder, String(this.#made));
    mkdirSync(folder);
    return join(folder, name);
  }

  #finish(bundle: string, receipt: Receipt): Upload {
    const paths = sidecarPaths(bundle);
    writeFileSync(paths.checksum, checksumText(bundle, receipt.sha256));
    writeFileSync(paths.receipt, JSON.stringify(receipt));
    return { bundle, receipt };
  }
}

function disposable(workshop: Workshop): Workshop & Disposable {
  return Object.assign(workshop, { [Symbol.dispose]: () => workshop.remove() });
}
