//! Writes each model's data into a folder, `<id>.json`, and the list of all models, `models.ts`.
//!
//! `cargo run --example model_data -- www/generated/models`: the build runs it, and pages load what it writes.

use std::path::Path;
use std::{env, fs, io};

use value_calculator::models;

fn main() -> io::Result<()> {
    let folder = env::args().nth(1).ok_or_else(|| io::Error::other("name a folder to write to"))?;
    fs::create_dir_all(&folder)?;
    let mut ids = Vec::new();
    for model in models() {
        let id = &model.schema().id;
        fs::write(Path::new(&folder).join(format!("{id}.json")), model.data())?;
        ids.push(format!("{id:?}"));
    }
    let list = format!("export const MODELS: readonly string[] = [{}];\n", ids.join(", "));
    fs::write(Path::new(&folder).join("models.ts"), list)
}
