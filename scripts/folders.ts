import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** In what the files below `actual` are not those below `expected`, one line a file. A folder that is absent is empty. */
export async function differences(actual: string, expected: string): Promise<string[]> {
  const actualFiles = await filesBelow(actual);
  const expectedFiles = await filesBelow(expected);
  if (expectedFiles.size === 0) throw new Error(`${expected} holds no files; there is nothing to compare with`);

  const found: string[] = [];
  for (const path of [...new Set([...actualFiles, ...expectedFiles])].sort()) {
    if (!actualFiles.has(path)) found.push(`${path} is missing`);
    else if (!expectedFiles.has(path)) found.push(`${path} does not belong there`);
    else if (!(await readFile(join(actual, path))).equals(await readFile(join(expected, path))))
      found.push(`${path} differs`);
  }
  return found;
}

async function filesBelow(folder: string): Promise<Set<string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return [];
      throw error;
    },
  );
  const files = entries.filter((entry) => !entry.isDirectory());
  return new Set(
    files.map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    ),
  );
}
