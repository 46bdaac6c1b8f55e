declare module "@mongodb-js/zstd/bindings.js" {
  export function compress(content: Uint8Array, level: number): Promise<Buffer>;
}
