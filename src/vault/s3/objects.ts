import { randomUUID } from "node:crypto";
import type { S3 } from "@aws-sdk/client-s3";
import type { S3Address } from "./address.ts";
import { failure, isConflict, isNotFound, isUnknownToServer } from "./failure.ts";

/** An object as a listing shows it. */
export interface Entry {
  /** The key without the prefix of the vault. */
  readonly name: string;
  readonly sizeBytes: number;
  readonly storedAt: Date;
}

/** An object as the answer to HEAD shows it. */
export interface Head {
  readonly sizeBytes: number;
  readonly storedAt: Date;
  /** Changes with every write of the object. */
  readonly etag: string | undefined;
  /** What the server has computed, in base64; of several parts the digest over theirs, with their number. */
  readonly checksum: string | undefined;
  readonly mark: string | undefined;
}

/** Names the one write that made an object, so that a write whose answer got lost can be told from that of another. */
const MARK = "memsnap-write";

/** The objects of one vault: what directly follows its prefix in its bucket. Every failure is an `AppError` `vault-*`. */
export class Objects {
  readonly client: S3;
  readonly address: S3Address;
  #knowsConditions = true;

  constructor(client: S3, address: S3Address) {
    this.client = client;
    this.address = address;
  }

  /** What a message calls an object. */
  place(name: string): string {
    return `s3://${this.address.bucket}/${this.address.prefix}${name}`;
  }

  /** What every request about an object holds. */
  at(name: string): { readonly Bucket: string; readonly Key: string } {
    return { Bucket: this.address.bucket, Key: this.address.prefix + name };
  }

  /** Does something to an object, and says what went wrong. @throws AppError `vault-*` */
  async ask<Answer>(name: string, question: () => Promise<Answer>): Promise<Answer> {
    try {
      return await question();
    } catch (error) {
      throw failure(error, this.place(name));
    }
  }

  /** What begins with `start`, in the order of names, page after page. @throws AppError `vault-*` */
  async *entries(start: string): AsyncGenerator<Entry> {
    const { bucket: Bucket, prefix } = this.address;
    let ContinuationToken: string | undefined;
    do {
      const token = ContinuationToken === undefined ? {} : { ContinuationToken };
      const page = await this.ask(start, () =>
        this.client.listObjectsV2({ Bucket, Prefix: prefix + start, Delimiter: "/", ...token }),
      );
      for (const { Key = "", Size = 0, LastModified = new Date(0) } of page.Contents ?? [])
        yield { name: Key.slice(prefix.length), sizeBytes: Size, storedAt: LastModified };
      ContinuationToken = page.IsTruncated ? page.NextContinuationToken : undefined;
    } while (ContinuationToken !== undefined);
  }

  /** Null when there is no such object, or no such bucket. @throws AppError `vault-*` */
  head(name: string): Promise<Head | null> {
    return this.ask(name, async () => {
      try {
        const checksum = this.address.computesSha256 ? ({ ChecksumMode: "ENABLED" } as const) : {};
        const answer = await this.client.headObject({ ...this.at(name), ...checksum });
        const { ContentLength = 0, LastModified = new Date(0), ETag, ChecksumSHA256, Metadata } = answer;
        return {
          sizeBytes: ContentLength,
          storedAt: LastModified,
          etag: ETag,
          checksum: ChecksumSHA256,
          mark: Metadata?.[MARK],
        };
      } catch (error) {
        if (isNotFound(error)) return null;
        throw error;
      }
    });
  }

  /** Writes a small object, over one that is there. @throws AppError `vault-*` */
  async write(name: string, text: string): Promise<void> {
    await this.ask(name, () => this.client.putObject({ ...this.at(name), Body: Buffer.from(text) }));
  }

  /** Writes a small object unless it is there already, and says whether it did. @throws AppError `vault-*` */
  create(name: string, text: string): Promise<boolean> {
    const mark = randomUUID();
    const request = { ...this.at(name), Body: Buffer.from(text), Metadata: { [MARK]: mark } };
    return this.ask(name, () =>
      this.unlessThere(name, {
        write: (condition) => this.client.putObject({ ...request, ...condition }),
        isOurs: (there) => there.mark === mark,
      }),
    );
  }

  /**
   * Makes a write that must not replace anything, and says whether what is there is ours. A server that knows no conditional
   * write is asked first what is there; two that write at the very same moment are not told apart then.
   * @throws AppError `vault-*`, errors of the client
   */
  async unlessThere(
    name: string,
    {
      write,
      isOurs,
    }: { write: (condition: { IfNoneMatch?: "*" }) => Promise<unknown>; isOurs: (there: Head) => boolean },
  ): Promise<boolean> {
    const isConditional = this.#knowsConditions;
    try {
      if (!isConditional && (await this.head(name)) !== null) return false;
      await write(isConditional ? { IfNoneMatch: "*" } : {});
      return true;
    } catch (error) {
      if (isConditional && isUnknownToServer(error)) {
        this.#knowsConditions = false;
        return this.unlessThere(name, { write, isOurs });
      }
      if (!isConflict(error)) throw error;
      const there = await this.head(name);
      return there !== null && isOurs(there);
    }
  }

  /** Removes an object; one that is not there is none. @throws AppError `vault-*` */
  async remove(name: string): Promise<void> {
    await this.ask(name, () => this.client.deleteObject(this.at(name)));
  }
}
