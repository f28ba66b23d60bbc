// As much of WebAssembly's binary format as the scripts beside this one need.

/** An unsigned LEB128 number at a place, and the place after it. */
export const number = (bytes, at) => {
  let [value, shift, byte] = [0, 0, 0];
  do {
    byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    shift += 7;
  } while (byte & 128);
  return [value, at];
};
/** The same number, written. */
export const encoded = (value) => {
  const bytes = [];
  do {
    bytes.push((value & 127) | (value > 127 ? 128 : 0));
    value >>>= 7;
  } while (value);
  return Buffer.from(bytes);
};
/** A name with its length before it. */
export const named = (text) => Buffer.concat([encoded(Buffer.byteLength(text)), Buffer.from(text)]);

/** The sections of a module: [id, body]. */
export function* sections(wasm) {
  for (let at = 8; at < wasm.length; ) {
    const id = wasm[at];
    const [length, start] = number(wasm, at + 1);
    at = start + length;
    yield [id, wasm.subarray(start, at)];
  }
}

/** The module with some sections written anew. */
export function rewritten(wasm, write) {
  const parts = [wasm.subarray(0, 8)];
  for (const [id, body] of sections(wasm)) {
    const content = write[id]?.(body) ?? body;
    parts.push(Buffer.from([id]), encoded(content.length), content);
  }
  return Buffer.concat(parts);
}

/** A reader of the items of a section. */
export function reader(section) {
  let [count, at] = number(section, 0);
  const read = () => {
    let value;
    [value, at] = number(section, at);
    return value;
  };
  const bytes = () => {
    const length = read();
    at += length;
    return section.subarray(at - length, at);
  };
  const text = () => bytes().toString();
  return { count, read, bytes, text };
}
