// What the glue of wasm-bindgen lacks to be a worker; scripts/worker.mjs puts this behind it. Messages
// that come before the wasm are answered after it, all in their order.
const started = __wbg_init({ module_or_path: fetch(new URL(WASM, import.meta.url), { integrity: INTEGRITY }) });
// Whoever asks is told.
started.catch(() => {});
let queue = Promise.resolve();

onmessage = ({ data: [request, file] }) => {
  // The bytes of a file are given away, not copied.
  queue = queue.then(() => answered(request, file)).then((said) => postMessage(said, Array.isArray(said) ? [said[1].buffer] : []));
};

async function answered(request, file) {
  const refused = (fault, number) => JSON.stringify({ id: JSON.parse(request).id, fault, number });
  try {
    await started;
    if (file && file.size > fileLimit()) return refused('too_large', fileLimit());
    let bytes = new Uint8Array();
    try {
      if (file) bytes = new Uint8Array(await file.arrayBuffer());
    } catch {
      return refused('unreadable');
    }
    return answer(request, bytes, (progress) => postMessage(progress));
  } catch {
    // Its wasm is not the one built, or has no memory left: nothing in it can be relied on.
    return refused('stopped');
  }
}
