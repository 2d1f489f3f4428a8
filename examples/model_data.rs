//! Writes each model's data into a folder, `<id>.json`, all of them as `data.ts`, and the list of models as `list.ts`.
//!
//! `cargo run --example model_data -- www/generated/models`: the build runs it, and pages load what it writes.

use std::path::Path;
use std::{env, fs, io};

use value_calculator::models;

fn main() -> io::Result<()> {
    let folder = env::args().nth(1).ok_or_else(|| io::Error::other("name a folder to write to"))?;
    fs::create_dir_all(&folder)?;
    let folder = Path::new(&folder);
    let (mut ids, mut all) = (Vec::new(), Vec::new());
    for model in models() {
        let (id, data) = (&model.schema().id, model.data());
        fs::write(folder.join(format!("{id}.json")), &data)?;
        ids.push(format!("{id:?}"));
        all.push(format!("{data:?}"));
    }
    fs::write(folder.join("list.ts"), format!("export const MODELS: readonly string[] = [{}];\n", ids.join(", ")))?;
    fs::write(folder.join("data.ts"), format!("export const MODEL_DATA: readonly string[] = [{}];\n", all.join(",\n")))
}
