import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  BlobSASPermissions,
  BlobServiceClient,
  type ContainerClient,
  StorageSharedKeyCredential,
} from "@azure/storage-blob";

/** The account that Azurite has by itself; its key is public. */
const ACCOUNT = "devstoreaccount1";
const KEY = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
const DAY_MS = 86_400_000;

/** Azurite on loopback: the blob store behind GitHub's caches and artifacts, reached by signed addresses. */
export class BlobStore implements AsyncDisposable {
  readonly #folder: string;
  readonly #child: ChildProcess;
  readonly #container: ContainerClient;

  private constructor(folder: string, child: ChildProcess, container: ContainerClient) {
    this.#folder = folder;
    this.#child = child;
    this.#container = container;
  }

  static async start(): Promise<BlobStore> {
    const folder = mkdtempSync(join(tmpdir(), "memsnap-blobs-"));
    const program = createRequire(import.meta.url).resolve("azurite/dist/src/blob/main.js");
    const words = ["--blobHost", "127.0.0.1", "--blobPort", "0", "--location", folder, "--skipApiVersionCheck"];
    const child = spawn(process.execPath, [program, ...words, "--disableTelemetry"], {
      cwd: folder,
      stdio: ["ignore", "pipe", "pipe"],
    });
    process.once("exit", () => child.kill("SIGKILL"));
    const address = await listening(child);
    const service = new BlobServiceClient(`${address}/${ACCOUNT}`, new StorageSharedKeyCredential(ACCOUNT, KEY));
    const container = service.getContainerClient("actions");
    await container.create();
    return new BlobStore(folder, child, container);
  }

  /** An address to upload to, or to download from under the name of a file. */
  signed(blob: string, fileName?: string): Promise<string> {
    const disposition = fileName === undefined ? {} : { contentDisposition: `attachment; filename="${fileName}"` };
    return this.#container.getBlockBlobClient(blob).generateSasUrl({
      permissions: BlobSASPermissions.parse(fileName === undefined ? "rcw" : "r"),
      expiresOn: new Date(Date.now() + DAY_MS),
      ...disposition,
    });
  }

  async sizeOf(blob: string): Promise<number> {
    return (await this.#container.getBlockBlobClient(blob).getProperties()).contentLength ?? 0;
  }

  read(blob: string): Promise<Buffer> {
    return this.#container.getBlockBlobClient(blob).downloadToBuffer();
  }

  async write(blob: string, bytes: Uint8Array): Promise<void> {
    await this.#container.getBlockBlobClient(blob).uploadData(bytes);
  }

  async remove(blob: string): Promise<void> {
    await this.#container.getBlockBlobClient(blob).deleteIfExists();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const ended = new Promise((resolve) => this.#child.once("exit", resolve));
    this.#child.kill("SIGKILL");
    await ended;
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function listening(child: ChildProcess): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      const [, address] = /listens on (http:\/\/[\d.]+:\d+)/.exec(said) ?? [];
      if (address !== undefined) resolve(address);
    });
  child.once("exit", () => reject(new Error(`Azurite ended: ${said}`)));
  return promise;
}
