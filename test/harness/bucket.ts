import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { S3 } from "@aws-sdk/client-s3";
import type { Swift } from "./swift.ts";

/** A bucket of its own, with hands that reach into it past the vault. */
export class Bucket {
  readonly client: S3;
  readonly name: string;

  constructor({ endpoint, env }: Pick<Swift, "endpoint" | "env">, name: string) {
    const { AWS_ACCESS_KEY_ID: accessKeyId = "", AWS_SECRET_ACCESS_KEY: secretAccessKey = "", AWS_REGION = "" } = env;
    const credentials = { accessKeyId, secretAccessKey };
    this.client = new S3({
      endpoint,
      region: AWS_REGION,
      credentials,
      forcePathStyle: true,
      requestChecksumCalculation: "WHEN_REQUIRED",
    });
    this.name = name;
  }

  async create(): Promise<void> {
    await this.client.createBucket({ Bucket: this.name });
  }

  /** Keys of all objects, in their order. */
  async keys(): Promise<string[]> {
    const { Contents = [] } = await this.client.listObjectsV2({ Bucket: this.name });
    return Contents.map(({ Key = "" }) => Key);
  }

  /** Keys of uploads that were neither completed nor aborted. */
  async unfinished(): Promise<string[]> {
    const { Uploads = [] } = await this.client.listMultipartUploads({ Bucket: this.name });
    return Uploads.map(({ Key = "" }) => Key);
  }

  async write(key: string, bytes: Uint8Array): Promise<void> {
    await this.client.putObject({ Bucket: this.name, Key: key, Body: bytes });
  }

  async read(key: string): Promise<Buffer> {
    const { Body } = await this.client.getObject({ Bucket: this.name, Key: key });
    return buffer(Body as Readable);
  }

  async remove(key: string): Promise<void> {
    await this.client.deleteObject({ Bucket: this.name, Key: key });
  }
}
