import { access, constants, mkdir, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";

/**
 * The cache client unpacks what it was sent with `tar -P`, which lets the archive write anywhere. Without `-P` every tar keeps to
 * its folder: it refuses `..`, makes absolute names relative, and writes through no link that it has made. The client offers no
 * choice but looks for tar on the PATH, so there it finds this, which leaves the `-P` out and the token behind.
 */
const WITHOUT_P = `#!/bin/sh
unset ACTIONS_RUNTIME_TOKEN
PATH=$MEMSNAP_PATH
for word do
  shift
  [ "$word" = -P ] || set -- "$@" "$word"
done
exec "\${0##*/}" "$@"
`;

/** The names by which the client looks for tar: `gtar` first on macOS. */
const NAMES = ["gtar", "tar"];

/**
 * Makes a folder in `parent` with a tar that is safe, and gives the environment in which it is found. On Windows the client takes
 * tar from a fixed place, and nothing can be put before it.
 */
export async function safeTarFolder(parent: string, path: string): Promise<Record<string, string>> {
  if (process.platform === "win32") return {};
  const folder = join(parent, "tools");
  await mkdir(folder, { mode: 0o700 });
  for (const name of NAMES) {
    if (await isOnPath(name, path)) await writeFile(join(folder, name), WITHOUT_P, { mode: 0o700 });
  }
  return { PATH: `${folder}${delimiter}${path}`, MEMSNAP_PATH: path };
}

async function isOnPath(name: string, path: string): Promise<boolean> {
  for (const folder of path.split(delimiter)) {
    const isThere = await access(join(folder, name), constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return true;
  }
  return false;
}
