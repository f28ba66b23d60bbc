// Makes a module smaller by binaryen, within this process. Its command `wasm-opt` is WebAssembly too, which starts cold:
// 3.5 seconds for a part that takes 0.3 here, and there are 140 parts.

// rustc writes more kinds of names than binaryen knows, which complains of each module.
const { error } = console;
console.error = (text) => String(text).startsWith('warning: unknown name subsection') || error(text);
const { default: binaryen } = await import('../end2end/node_modules/binaryen/index.js');
console.error = error;

/** What every browser of the last five years understands. */
const FEATURES = [
  'MVP', 'BulkMemory', 'BulkMemoryOpt', 'CallIndirectOverlong', 'MutableGlobals', 'Multivalue', 'NontrappingFPToInt',
  'ReferenceTypes', 'SignExt',
];
/** Streams of the server functions that we lack, and places that the linker names: nobody calls them. */
const UNUSED = /intounderlying|^__(data_end|heap_base|heap_end|stack_\w+)$/;

// As `wasm-opt -Oz`.
binaryen.setOptimizeLevel(2);
binaryen.setShrinkLevel(2);

export function shrunk(wasm) {
  const module = binaryen.readBinary(wasm);
  module.setFeatures(FEATURES.reduce((all, name) => all | binaryen.Features[name], 0));
  for (const name of exported(module)) if (UNUSED.test(name)) module.removeExport(name);
  module.optimize();
  module.runPasses(['strip-debug', 'strip-producers', 'strip-target-features']);
  const small = Buffer.from(module.emitBinary());
  module.dispose();
  return small;
}

function exported(module) {
  const infos = Array.from({ length: module.getNumExports() }, (_, at) => module.getExportByIndex(at));
  return infos.map((info) => binaryen.getExportInfo(info).name);
}
