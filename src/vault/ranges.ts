import { AppError } from "../model/index.ts";

/** @throws AppError `bundle-truncated` when a range does not lie within a stored bundle, as `RandomAccess` has it */
export function checkRange(offset: number, lengthBytes: number, sizeBytes: number): void {
  const isRange = [offset, lengthBytes].every((number) => Number.isSafeInteger(number) && number >= 0);
  if (isRange && offset + lengthBytes <= sizeBytes) return;
  const message = `expected ${lengthBytes} bytes at offset ${offset}, but only ${sizeBytes} bytes are there`;
  throw new AppError("bundle-truncated", message);
}
