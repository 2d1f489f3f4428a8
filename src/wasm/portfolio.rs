//! A portfolio for JavaScript: pieces of a file in, texts out. See `www/portfolio/portfolio.ts`.

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, FileReaderSync};

use crate::error::Error;
use crate::portfolio::{self, OrderBy, Portfolio, ReadError, Stop};
use crate::wire::Refusal;
use crate::wire::json::json;
use crate::wire::portfolio::{answer, read_options};

/// What the beginning of a file shows, as JSON; or why nothing can be seen.
#[wasm_bindgen(js_name = portfolioHeader)]
pub fn portfolio_header(beginning: &[u8], options: &str) -> String {
    match portfolio::header(beginning, &read_options(options)) {
        Ok(header) => json(&header),
        Err(ReadError::Options(error)) => refusal(error),
        Err(ReadError::Stop(stop)) => json(&stop),
        Err(ReadError::Io(_)) => String::new(), // bytes in memory are always there
    }
}

fn refusal(error: Error) -> String {
    match error {
        Error::Fields(errors) => json(&Refusal::from(errors)),
        other => other.text(),
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
    /// Throws the errors of the options, as JSON.
    #[wasm_bindgen(constructor)]
    pub fn new(options: &str) -> Result<Self, JsValue> {
        match Portfolio::new(&read_options(options)) {
            Ok(portfolio) => Ok(Self { portfolio, slice: Vec::new() }),
            Err(error) => Err(refusal(error).into()),
        }
    }

    /// Reads these bytes; nothing, or why reading stops, as JSON.
    pub fn feed(&mut self, bytes: &[u8]) -> String {
        said(self.portfolio.feed(bytes))
    }

    /// Reads a slice of a file, straight from the browser into the module's memory: in a worker, where that can be waited
    /// for. Throws where the file cannot be read any more.
    #[wasm_bindgen(js_name = feedSlice)]
    pub fn feed_slice(&mut self, slice: &Blob) -> Result<String, JsValue> {
        let bytes = Uint8Array::new(&FileReaderSync::new()?.read_as_array_buffer(slice)?.into());
        self.slice.resize(usize::try_from(bytes.length()).unwrap_or_default(), 0);
        bytes.copy_to(&mut self.slice);
        Ok(said(self.portfolio.feed(&self.slice)))
    }

    /// Nothing, or why there is no portfolio, as JSON.
    pub fn end(&mut self) -> String {
        self.slice = Vec::new();
        said(self.portfolio.end())
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

    /// `summary`, `rows` or `rejected`, as JSON.
    pub fn ask(&self, question: &str, from: u32, count: u32) -> String {
        answer(&self.portfolio, question, from, count)
    }

    /// The ends of A and B and how many points there are, then customers, values and cumulative shares, the last where
    /// there are any.
    pub fn pareto(&self, points: u32) -> Vec<f64> {
        let picture = self.portfolio.pareto(points);
        let ends = [picture.a_ends, picture.b_ends].map(f64::from);
        let lists = [picture.customers, picture.values, picture.cumulative];
        ends.into_iter().chain([lists[0].len() as f64]).chain(lists.into_iter().flatten()).collect()
    }

    /// Customers, then values; nothing where Gini is not defined.
    pub fn lorenz(&self, points: u32) -> Vec<f64> {
        self.portfolio.lorenz(points).map(|picture| [picture.customers, picture.value].concat()).unwrap_or_default()
    }
}

fn said(result: Result<(), Stop>) -> String {
    result.err().map(|stop| json(&stop)).unwrap_or_default()
}
