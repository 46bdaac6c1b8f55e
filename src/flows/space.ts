import { AppError } from "../model/index.ts";

/** How systems say that a disk, or a quota on it, is used up. */
const NO_SPACE = new Set(["ENOSPC", "EDQUOT"]);

/** Does a step that writes below `folder`. @throws AppError `disk-full`, and what the step throws */
export async function filling<T>(folder: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof AppError || !NO_SPACE.has((error as NodeJS.ErrnoException).code ?? "")) throw error;
    throw new AppError("disk-full", `no space left in ${folder}`, { path: folder, cause: error });
  }
}
