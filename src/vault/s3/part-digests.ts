import { createHash, type Hash } from "node:crypto";

/** What was read of a file while it was sent. */
export interface Sent {
  readonly sizeBytes: number;
  readonly sha256: string;
  /**
   * What a server that computes SHA-256 says of the object, in base64: its digest; of several parts the digest over the digests
   * of the parts, a dash and their number.
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html
   */
  readonly checksum: string;
}

/** SHA-256 of a stream, as a whole and of each part of it. */
export class PartDigests {
  readonly #partBytes: number;
  readonly #whole = createHash("sha256");
  readonly #parts: Buffer[] = [];
  #part: Hash = createHash("sha256");
  #inPart = 0;
  #sizeBytes = 0;

  constructor(partBytes: number) {
    this.#partBytes = partBytes;
  }

  /** Takes what comes next. */
  update(bytes: Buffer): void {
    this.#whole.update(bytes);
    this.#sizeBytes += bytes.length;
    for (let at = 0; at < bytes.length; ) {
      if (this.#inPart === this.#partBytes) this.#endPart();
      const taken = bytes.subarray(at, at + this.#partBytes - this.#inPart);
      this.#part.update(taken);
      this.#inPart += taken.length;
      at += taken.length;
    }
  }

  /** Ends the stream. */
  end(): Sent {
    this.#endPart();
    const whole = this.#whole.digest();
    const [, ...more] = this.#parts;
    const ofParts = createHash("sha256").update(Buffer.concat(this.#parts)).digest("base64");
    return {
      sizeBytes: this.#sizeBytes,
      sha256: whole.toString("hex"),
      checksum: more.length === 0 ? whole.toString("base64") : `${ofParts}-${this.#parts.length}`,
    };
  }

  #endPart(): void {
    this.#parts.push(this.#part.digest());
    this.#part = createHash("sha256");
    this.#inPart = 0;
  }
}
