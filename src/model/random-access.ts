/** Bytes of a known length that can be read anywhere: a file, an encrypted file seen through its key, an object in a store. */
export interface RandomAccess {
  readonly sizeBytes: number;
  /**
   * The bytes from `offset` on, exactly `lengthBytes` of them. The buffer belongs to the caller.
   *
   * @throws AppError `bundle-truncated` when the range does not lie within the bytes
   */
  read(offset: number, lengthBytes: number): Promise<Buffer>;
}
