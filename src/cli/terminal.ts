/** What can be written to; a stream of Node is one. */
export interface Writer {
  write(text: string, done: (error?: Error | null) => void): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** What the command line knows of the world; `process` is one, tests give their own. */
export interface Terminal {
  readonly stdin: AsyncIterable<Buffer | string> & { readonly isTTY?: boolean };
  readonly stdout: Writer;
  readonly stderr: Writer;
  readonly env: Readonly<Record<string, string | undefined>>;
  cwd(): string;
}

/** Writes a text whole. A reader that has closed the pipe (`memsnap inspect B | head -1`) has read enough. */
export async function print(writer: Writer, text: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const settle = (error?: Error | null) => (error == null || isClosedPipe(error) ? resolve() : reject(error));
  writer.write(text, settle);
  await promise;
}

/** The first line of standard input, without its line break. */
export async function readFirstLine(terminal: Terminal): Promise<string> {
  let text = "";
  for await (const chunk of terminal.stdin) {
    text += chunk.toString();
    if (text.includes("\n")) break;
  }
  return (text.split("\n")[0] ?? "").replace(/\r$/, "");
}

// Windows says EOF where others say EPIPE.
function isClosedPipe(error: Error): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === "EPIPE" || code === "EOF" || code === "ERR_STREAM_DESTROYED";
}
