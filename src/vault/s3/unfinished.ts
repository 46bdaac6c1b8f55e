import type { ListMultipartUploadsCommandOutput, ListPartsCommandOutput } from "@aws-sdk/client-s3";
import { isNotFound, isUnknownToServer } from "./failure.ts";
import type { Objects } from "./objects.ts";

/** An upload in parts that was neither completed nor aborted. Its parts cost money, and no listing of objects shows them. */
export interface Unfinished {
  readonly id: string;
  readonly startedAt: number;
}

/** Every unfinished upload below the prefix of the vault; none where the server cannot list them. @throws AppError `vault-*` */
export async function* unfinishedUploads(objects: Objects): AsyncGenerator<{ name: string; upload: Unfinished }> {
  const { bucket: Bucket, prefix: Prefix } = objects.address;
  let marker = {};
  for (;;) {
    const page = await objects.ask(
      "",
      (): Promise<ListMultipartUploadsCommandOutput | null> =>
        objects.client.listMultipartUploads({ Bucket, Prefix, ...marker }).catch((error: unknown) => {
          if (isUnknownToServer(error)) return null;
          throw error;
        }),
    );
    for (const { Key = "", UploadId: id = "", Initiated } of page?.Uploads ?? [])
      yield {
        name: Key.slice(Prefix.length),
        upload: { id, startedAt: Initiated?.getTime() ?? Number.POSITIVE_INFINITY },
      };
    if (!page?.IsTruncated) return;
    marker = { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker };
  }
}

/** When somebody last added to an upload, in milliseconds since 1970; never when it has gone. @throws AppError `vault-*` */
export async function lastPartAt(
  objects: Objects,
  name: string,
  { id: UploadId, startedAt }: Unfinished,
): Promise<number> {
  let latest = startedAt;
  let marker = {};
  for (;;) {
    const page = await objects.ask(
      name,
      (): Promise<ListPartsCommandOutput | null> =>
        objects.client.listParts({ ...objects.at(name), UploadId, ...marker }).catch(nullWhenGone),
    );
    if (page === null) return Number.POSITIVE_INFINITY;
    for (const { LastModified } of page.Parts ?? []) latest = Math.max(latest, LastModified?.getTime() ?? 0);
    if (!page.IsTruncated) return latest;
    marker = { PartNumberMarker: page.NextPartNumberMarker };
  }
}

/** Gives up an upload and its parts; one that has gone is no error. @throws AppError `vault-*` */
export async function abortUpload(objects: Objects, name: string, { id: UploadId }: Unfinished): Promise<void> {
  await objects.ask(name, () =>
    objects.client.abortMultipartUpload({ ...objects.at(name), UploadId }).catch(nullWhenGone),
  );
}

function nullWhenGone(error: unknown): null {
  if (isNotFound(error)) return null;
  throw error;
}
