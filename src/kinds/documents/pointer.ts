import { atPointer } from "../../model/index.ts";
import { isContainer, isList, type Json, pointerTo } from "./json-value.ts";

/** What stands at a pointer; `undefined` where nothing does. */
export function valueAt(value: Json, pointer: string): Json | undefined {
  return atPointer(value, pointer).value as Json | undefined;
}

/**
 * A value without what stands at pointers that are ignored. Elements of a list leave `null` behind, so that the others keep
 * their places.
 */
export function without(value: Json, isIgnored: (pointer: string) => boolean, at = ""): Json {
  if (!isContainer(value)) return value;
  if (isList(value))
    return value.map((element, index) => {
      const pointer = pointerTo(at, index);
      return isIgnored(pointer) ? null : without(element, isIgnored, pointer);
    });
  const kept: { [key: string]: Json } = Object.create(null);
  for (const [key, part] of Object.entries(value)) {
    const pointer = pointerTo(at, key);
    if (!isIgnored(pointer)) kept[key] = without(part, isIgnored, pointer);
  }
  return kept;
}
