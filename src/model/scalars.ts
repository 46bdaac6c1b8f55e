import { z } from "zod";
import { whyNotPortable } from "./paths.ts";

/** SHA-256 in lower-case hex. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Object name in a repository: SHA-1 or SHA-256 in lower-case hex. */
export const ObjectId = z.string().regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/);

/** A number of things or of bytes. */
export const Count = z.int().min(0);

/** Permission bits, 0 to 0o777. */
export const Mode = z.int().min(0).max(0o777);

/** A path with `/` between its parts that means the same on every system. */
export const PortablePath = z.string().check((context) => {
  const why = whyNotPortable(context.value);
  if (why !== undefined) context.issues.push({ code: "custom", input: context.value, message: `the path ${why}` });
});

/** The same, or `.` for the root itself. */
export const StorePath = z.string().check((context) => {
  const why = context.value === "." ? undefined : whyNotPortable(context.value);
  if (why !== undefined) context.issues.push({ code: "custom", input: context.value, message: `the path ${why}` });
});

/** Text of one line, 200 UTF-16 units at most. */
export const Line = z
  .string()
  .max(200)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it refuses
  .regex(/^[^\u0000-\u001f\u007f-\u009f]*$/, "expected one line without control characters");
