import { open, rm } from "node:fs/promises";
import { AppError } from "../model/index.ts";

/** Writes a secret key to a new file of mode 0600. @throws AppError `output-exists`, `output-unwritable` */
export async function writeKeyFile(file: string, text: string): Promise<void> {
  try {
    const handle = await open(file, "wx", 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } catch (error) {
      // Half a key would keep the next try from being made.
      await rm(file, { force: true });
      throw error;
    } finally {
      await handle.close();
    }
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "EEXIST")
      throw new AppError("output-exists", `${file} exists already; a key is never overwritten`, { path: file, cause });
    throw new AppError("output-unwritable", `${file} cannot be written`, { path: file, cause });
  }
}
