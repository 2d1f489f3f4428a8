//! A portfolio for JavaScript: pieces of a file in, values out. See `www/portfolio/portfolio.ts`.

use js_sys::Uint8Array;
use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, FileReaderSync};

use super::{known_model, to_js};
use crate::error::Error;
use crate::portfolio::{self, MODEL, OrderBy, Portfolio, ReadError, Stop};
use crate::value::Value;
use crate::wire::Refusal;
use crate::wire::portfolio::{HeaderOnWire, StopOnWire, SummaryOnWire, read_options, rejected, rows};

/// An answer; what cannot be sent is thrown.
type Answer = Result<JsValue, JsError>;

fn sent(answer: &impl Serialize) -> Answer {
    to_js(&Value::of(answer))
}

/// What the beginning of a file shows; or why nothing can be seen.
#[wasm_bindgen(js_name = portfolioHeader)]
pub fn portfolio_header(beginning: &[u8], options: &str) -> Answer {
    let model = known_model(MODEL)?;
    match portfolio::header_for(&model, beginning, &read_options(options)) {
        Ok(header) => sent(&HeaderOnWire::from(header)),
        Err(ReadError::Options(error)) => refusal(error),
        Err(ReadError::Stop(stop)) => sent(&StopOnWire::from(stop)),
        Err(ReadError::Io(_)) => Ok(JsValue::NULL), // bytes in memory are always there
    }
}

fn refusal(error: Error) -> Answer {
    match error {
        Error::Fields(errors) => sent(&Refusal::from(errors)),
        other => Err(JsError::new(&other.text())),
    }
}

/// A file of customers being read, then ranked, then asked.
#[wasm_bindgen]
pub struct FedPortfolio {
    portfolio: Portfolio,
    /// Where slices of a file are read to.
    slice: Vec<u8>,
}

#[wasm_bindgen]
impl FedPortfolio {
    /// Throws the errors of the options, as a refusal.
    #[wasm_bindgen(constructor)]
    pub fn new(options: &str) -> Result<Self, JsValue> {
        let model = known_model(MODEL).map_err(JsValue::from)?;
        match Portfolio::of(&model, &read_options(options)) {
            Ok(portfolio) => Ok(Self { portfolio, slice: Vec::new() }),
            Err(error) => Err(refusal(error).map_err(JsValue::from)?),
        }
    }

    /// Reads these bytes; nothing, or why reading stops.
    pub fn feed(&mut self, bytes: &[u8]) -> Answer {
        stopped(self.portfolio.feed(bytes))
    }

    /// Reads a slice of a file, straight from the browser into the module's memory: in a worker, where that can be waited
    /// for. Throws where the file cannot be read any more.
    #[wasm_bindgen(js_name = feedSlice)]
    pub fn feed_slice(&mut self, slice: &Blob) -> Result<JsValue, JsValue> {
        let bytes = Uint8Array::new(&FileReaderSync::new()?.read_as_array_buffer(slice)?.into());
        self.slice.resize(usize::try_from(bytes.length()).unwrap_or_default(), 0);
        bytes.copy_to(&mut self.slice);
        stopped(self.portfolio.feed(&self.slice)).map_err(JsValue::from)
    }

    /// Nothing, or why there is no portfolio.
    pub fn end(&mut self) -> Answer {
        self.slice = Vec::new();
        stopped(self.portfolio.end())
    }

    /// How many customers have a value, and how many rows have none.
    #[wasm_bindgen(getter)]
    pub fn rows(&self) -> u32 {
        self.portfolio.customers()
    }

    /// How many rows have no value.
    #[wasm_bindgen(getter)]
    pub fn rejected(&self) -> f64 {
        self.portfolio.rejected_count() as f64
    }

    /// How many of them are kept.
    #[wasm_bindgen(getter)]
    pub fn kept(&self) -> u32 {
        u32::try_from(self.portfolio.rejected().len()).unwrap_or(u32::MAX)
    }

    /// How many customers are in the arrangement.
    #[wasm_bindgen(getter)]
    pub fn arranged(&self) -> u32 {
        self.portfolio.arranged()
    }

    /// Ranks or arranges on; true when that is done.
    pub fn advance(&mut self, rows: u32) -> bool {
        self.portfolio.advance(rows)
    }

    /// Begins another arrangement; false where there is no such order.
    pub fn arrange(&mut self, by: &str, descending: bool, search: &str) -> bool {
        let by = OrderBy::from_text(by);
        if let Some(by) = by {
            self.portfolio.arrange(by, descending, search);
        }
        by.is_some()
    }

    /// What all customers come to.
    pub fn summary(&self) -> Answer {
        sent(&SummaryOnWire::from(self.portfolio.summary()))
    }

    /// Customers of the arrangement.
    #[wasm_bindgen(js_name = rowsAt)]
    pub fn rows_at(&self, from: u32, count: u32) -> Answer {
        sent(&rows(&self.portfolio, from, count))
    }

    /// Rejected rows in the order of the file.
    #[wasm_bindgen(js_name = rejectedAt)]
    pub fn rejected_at(&self, from: u32, count: u32) -> Answer {
        sent(&rejected(&self.portfolio, from, count))
    }

    /// The Pareto curve.
    pub fn pareto(&self, points: u32) -> Answer {
        sent(&self.portfolio.pareto(points))
    }

    /// Lorenz's curve; null where Gini is not defined.
    pub fn lorenz(&self, points: u32) -> Answer {
        sent(&self.portfolio.lorenz(points))
    }
}

fn stopped(result: Result<(), Stop>) -> Answer {
    match result {
        Ok(()) => Ok(JsValue::UNDEFINED),
        Err(stop) => sent(&StopOnWire::from(stop)),
    }
}
