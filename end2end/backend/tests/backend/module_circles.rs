//! The modules of the backend import one way only.

use std::path::Path;

#[test]
fn no_module_imports_itself_by_way_of_others() {
    let imports = cabinet_tree::imports(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    assert!(imports.len() > 100, "the tree was not read");
    let circles = cabinet_tree::circles(&imports);
    assert!(circles.is_empty(), "{circles:#?}");
}
