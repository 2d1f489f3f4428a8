//! Rules that no compiler holds: which file may import which, and what no file may contain.

use std::fs;
use std::path::{Path, PathBuf};

fn files(folder: &str, extensions: &[&str]) -> Vec<(String, String)> {
    fn walk(path: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(path).unwrap().flatten() {
            let path = entry.path();
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
            if path.is_dir() && name != "generated" {
                walk(&path, found);
            } else if path.is_file() {
                found.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    walk(&root.join(folder), &mut found);
    found.retain(|path| path.extension().is_some_and(|extension| extensions.iter().any(|other| *other == extension)));
    assert!(!found.is_empty(), "{folder} has files");
    let name = |path: &Path| path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
    found.iter().map(|path| (name(path), fs::read_to_string(path).unwrap())).collect()
}

/// The layers of the core, from the lowest; a file imports from its own layer and those below.
const LAYERS: [&[&str]; 7] = [
    &["error", "decimal", "rounding", "discounting", "transcendental", "value", "json", "split"],
    &["equation"],
    &["schema", "inputs"],
    // A model file and the trait it fills in know each other.
    &["model", "models"],
    &["analysis"],
    &["portfolio"],
    &["wire", "wasm"],
];

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

#[test]
fn each_layer_imports_only_what_stands_below_it() {
    for (name, text) in files("src", &["rs"]) {
        let module = name.trim_start_matches("src/").split(['/', '.']).next().unwrap();
        if module == "lib" {
            continue;
        }
        let own = layer(module).unwrap_or_else(|| panic!("{name} stands in no layer"));
        for (at, _) in text.match_indices("crate::") {
            let imported: String =
                text[at + 7..].chars().take_while(|letter| letter.is_ascii_lowercase() || *letter == '_').collect();
            if let Some(other) = layer(&imported) {
                assert!(other <= own, "{name} imports {imported}, which stands above it");
            }
        }
    }
}

#[test]
fn the_core_sees_no_browser_and_no_float() {
    for (name, text) in files("src", &["rs"]) {
        let code: String =
            text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
        if !name.starts_with("src/wasm") {
            for word in ["wasm_bindgen", "js_sys", "web_sys"] {
                assert!(!code.contains(word), "{name} sees the browser: {word}");
            }
        }
        let draws =
            name.starts_with("src/analysis/") || ["src/portfolio/picture.rs", "src/value.rs"].contains(&name.as_str());
        if !draws && !name.starts_with("src/wasm") {
            assert!(!code.contains("f64") && !code.contains("f32"), "{name} has a float");
        }
        if name != "src/rounding.rs" {
            assert!(!code.contains("round_dp") && !code.contains("RoundingStrategy"), "{name} rounds by itself");
        }
    }
}

#[test]
fn only_the_engine_sees_the_glue_and_no_page_code_knows_a_model() {
    let models: Vec<&str> = value_calculator::models().iter().map(|model| model.schema().id.as_str()).collect();
    let fields: Vec<&str> = value_calculator::models()
        .iter()
        .flat_map(|model| &model.schema().inputs)
        .map(|field| field.id.as_str())
        .collect();
    for (name, text) in files("www", &["ts"]) {
        let imports_glue = text.contains("generated/engine");
        assert!(
            !imports_glue || name == "www/engine-module.ts" || name == "www/engine-core.ts",
            "{name} imports the glue"
        );
        if name.starts_with("www/site/") || name.starts_with("www/locales/") || name == "www/engine-callers.ts" {
            continue;
        }
        for word in models.iter().chain(&fields).filter(|word| word.contains(['-', '_'])) {
            assert!(!text.contains(word), "{name} knows {word}");
        }
        for word in ["innerHTML", "style=", "eval(", "document.cookie", "XMLHttpRequest"] {
            assert!(!text.contains(word), "{name} has {word}");
        }
        let stores = text.contains("localStorage");
        assert!(!stores || name == "www/share/saved-scenarios.ts", "{name} stores something");
    }
}

/// The registry is the one list of models; every other is made from it. So a new model is one Rust file, its words, and one
/// line of the registry.
#[test]
fn the_list_of_models_is_written_once() {
    let ids: Vec<&str> = value_calculator::models().iter().map(|model| model.schema().id.as_str()).collect();
    for (name, text) in [files("www", &["ts", "html"]), files("scripts", &["ts"]), files("xtask", &["rs"])].concat() {
        let named = ids.iter().filter(|id| text.contains(**id)).count();
        assert!(named <= 2, "{name} has a list of models");
    }
}

/// A link has a field's value under the field's key, beside names of its own (`RESERVED_NAMES`).
#[test]
fn every_key_stands_for_one_thing_in_a_link() {
    let reserved = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("www/share/link.ts")).unwrap();
    let (_, list) = reserved.split_once("RESERVED_NAMES = [").unwrap();
    let reserved: Vec<&str> = list.split(']').next().unwrap().split('"').skip(1).step_by(2).collect();
    assert!(reserved.contains(&"vc"), "{reserved:?}");
    let distinct = |what: &str, fields: &[value_calculator::Field], taken: &[&str]| {
        let mut taken = taken.to_vec();
        for key in fields.iter().map(|field| field.key.as_str()) {
            assert!(!taken.contains(&key), "{what} has two things named {key} in a link");
            let is_plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit();
            assert!(!key.is_empty() && key.chars().all(is_plain), "{what}: {key:?} would be escaped in a link");
            taken.push(key);
        }
    };
    for model in value_calculator::models() {
        let schema = model.schema();
        distinct(&schema.id, &schema.inputs, &reserved);
        for field in &schema.inputs {
            distinct(&field.id, &field.columns, &[]);
        }
    }
}

#[test]
fn every_file_can_be_read_at_one_sitting() {
    for (name, text) in [files("src", &["rs"]), files("www", &["ts", "css"]), files("xtask", &["rs"])].concat() {
        // Written by `cargo test`, from the types in src/wire.
        if name == "www/wire.ts" {
            continue;
        }
        let lines = text.lines().count();
        assert!(lines <= 520, "{name} has {lines} lines");
    }
}
