//! The boundary to JavaScript.
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
pub fn models() -> JsValue {
    JsValue::NULL
}
