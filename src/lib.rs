//! What a customer, and a customer-service system, is worth.
#[cfg(target_arch = "wasm32")]
mod wasm;
