/** A line of a key file that is neither blank nor a comment. */
export interface KeyLine {
  /** Counts from one. */
  readonly number: number;
  readonly text: string;
}

/** The lines of a recipients or identity file that hold keys; knows LF, CRLF, a byte order mark and `#` comments. */
export function keyLines(fileText: string): KeyLine[] {
  return fileText
    .replace(/^\uFEFF/, "")
    .split("\n")
    .map((line, index) => ({ number: index + 1, text: line.trim() }))
    .filter(({ text }) => text !== "" && !text.startsWith("#"));
}
