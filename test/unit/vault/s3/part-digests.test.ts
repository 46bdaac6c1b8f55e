import { createHash } from "node:crypto";
import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { PartDigests } from "../../../../src/vault/s3/part-digests.ts";

function sha256(bytes: Buffer): Buffer {
  return createHash("sha256").update(bytes).digest();
}

test("digests are those of the whole and of its parts, however the bytes come", () => {
  const chunks = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 8 });
  fc.assert(
    fc.property(chunks, fc.integer({ min: 1, max: 30 }), (given, partBytes) => {
      const digests = new PartDigests(partBytes);
      for (const chunk of given) digests.update(Buffer.from(chunk));
      const whole = Buffer.concat(given);
      const parts: Buffer[] = [];
      for (let at = 0; at < whole.length; at += partBytes) parts.push(sha256(whole.subarray(at, at + partBytes)));
      const ofParts = `${sha256(Buffer.concat(parts)).toString("base64")}-${parts.length}`;
      expect(digests.end()).toEqual({
        sizeBytes: whole.length,
        sha256: sha256(whole).toString("hex"),
        checksum: parts.length > 1 ? ofParts : sha256(whole).toString("base64"),
      });
    }),
  );
});
