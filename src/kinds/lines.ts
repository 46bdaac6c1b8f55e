/**
 * The lines of a stream, each closed by a line feed, or the character of one byte that `end` is, and without it, at most `maxBytes`
 * long. Not by `node:readline`: it also breaks lines at U+2028, which JSON leaves as it is, so that a name in a bundle could become
 * a message of its own.
 * @throws RangeError at a line that is longer
 */
export async function* linesOf(stream: AsyncIterable<Buffer>, maxBytes: number, end = "\n"): AsyncGenerator<string> {
  let pieces: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of stream) {
    let rest = chunk;
    for (let at = rest.indexOf(end); at !== -1; at = rest.indexOf(end)) {
      refuseLong(sizeBytes + at, maxBytes);
      yield Buffer.concat([...pieces, rest.subarray(0, at)]).toString("utf8");
      pieces = [];
      sizeBytes = 0;
      rest = rest.subarray(at + 1);
    }
    pieces.push(rest);
    sizeBytes += rest.length;
    refuseLong(sizeBytes, maxBytes);
  }
}

function refuseLong(sizeBytes: number, maxBytes: number): void {
  if (sizeBytes > maxBytes) throw new RangeError(`a line is longer than ${maxBytes} bytes`);
}
