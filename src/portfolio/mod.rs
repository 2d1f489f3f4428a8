//! Which customers make the value: a file of them valued by `customer-value`, ranked and classed.
//!
//! A row is a customer: a column `id`, and any inputs of `customer-value` as columns. What a file has no column of is the
//! same for all its customers. Every row is valued with the digits that [`Model::evaluate`](crate::Model::evaluate)
//! gives, or rejected by itself with its line, column and reason: customers and rejected rows are all the rows there are.
//! Blank lines are none.
//!
//! ```
//! use value_calculator::portfolio::{Class, Options, value_customers};
//! let csv = "id;P0;C0;R;N\nAnna;120,50;40;300;5\nBen;80;40;20;2\nCleo;80;x;20;2\n";
//! let portfolio = value_customers(csv.as_bytes(), &Options::default())?;
//! let first = portfolio.row(0).unwrap();
//! assert_eq!((first.id.as_str(), first.class), ("Anna", Class::A));
//! assert_eq!(portfolio.rejected()[0].line, 4);
//! # Ok::<(), value_calculator::portfolio::ReadError>(())
//! ```

mod arrangement;
mod beginning;
mod customers;
mod factors;
mod keys;
mod numbers;
mod options;
mod picture;
mod program;
mod ranking;
mod records;
mod rejected;
mod short_sum;
mod sorting;
mod stop;
mod summary;
mod valuing;
mod wide;

use std::fmt;
#[cfg(not(target_arch = "wasm32"))]
use std::io::{ErrorKind, Read};

use self::arrangement::Arrangement;
use self::beginning::BEGINNING;
use self::customers::{Customer, Customers};
use self::options::Known;
use self::ranking::Ranking;
use self::records::{Cells, Records};
use self::rejected::AllRejected;
use self::summary::share_of_first;
use self::valuing::{Answer, Valuing};
use crate::decimal::Decimal;
use crate::error::Error;
use crate::model::Model;
#[cfg(not(target_arch = "wasm32"))]
use crate::models::model;
use crate::rounding::result_digits;

pub use self::arrangement::OrderBy;
pub use self::beginning::{Column, Header};
pub use self::numbers::DecimalMark;
pub use self::options::Options;
pub use self::picture::{Lorenz, Pareto};
pub use self::ranking::Class;
pub use self::rejected::{Reason, Rejected};
pub use self::stop::{ReadError, Stop, StopCode};
pub use self::summary::{ClassSummary, Summary};

/// A ranked customer.
///
/// ```
/// use value_calculator::portfolio::{Options, value_customers};
/// let portfolio = value_customers("id,N\nAnna,5\n".as_bytes(), &Options::default())?;
/// let anna = portfolio.row(0).unwrap();
/// assert_eq!(anna.customer_value.to_string(), "10475.3890395981290337"); // as the model's own example
/// # Ok::<(), value_calculator::portfolio::ReadError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// From 1.
    pub rank: u32,
    /// The line of the file that the row begins in, from 1.
    pub line: u32,
    /// The customer's name; empty where the file has no column `id`.
    pub id: String,
    /// V.
    pub customer_value: Decimal,
    /// CV.
    pub sustained_value: Decimal,
    /// L.
    pub loss_value: Decimal,
    /// Of the sum of the values above zero, up to and with this customer.
    pub cumulative_share: Option<Decimal>,
    /// The class.
    pub class: Class,
}

/// The model that values a customer.
pub(crate) const MODEL: &str = "customer-value";

/// What the beginning of a file shows, for whoever maps its columns: its first 64 kB, or all of it.
///
/// ```
/// use value_calculator::portfolio::{Options, header};
/// let header = header(b"id\tR\nAnna\t1,234\n", &Options::default())?;
/// assert_eq!((header.decimal_mark, header.ambiguous.as_deref()), (None, Some("1,234")));
/// # Ok::<(), value_calculator::portfolio::ReadError>(())
/// ```
///
/// # Errors
/// [`ReadError::Options`] where the options are wrong, [`ReadError::Stop`] where the bytes are no text or have no header.
#[cfg(not(target_arch = "wasm32"))]
pub fn header(beginning: &[u8], options: &Options) -> Result<Header, ReadError> {
    header_for(model(MODEL)?, beginning, options)
}

/// The same with the model given.
pub(crate) fn header_for(model: &Model, beginning: &[u8], options: &Options) -> Result<Header, ReadError> {
    let known = Known::new(model, options)?;
    let first = beginning.get(..BEGINNING);
    Ok(Header::read(first.unwrap_or(beginning), &known, first.is_none())?)
}

/// A whole file of customers, valued and ranked, from anything that can be read: in constant memory beside what is kept
/// of each customer, about 60 bytes and the name.
///
/// ```
/// use value_calculator::portfolio::{Options, value_customers};
/// let portfolio = value_customers("id,R\nAnna,10\nBen,20\n".as_bytes(), &Options::default())?;
/// assert_eq!(portfolio.row(0).unwrap().id, "Ben");
/// # Ok::<(), value_calculator::portfolio::ReadError>(())
/// ```
///
/// # Errors
/// [`ReadError::Options`] with every option that is wrong; [`ReadError::Stop`] where the file cannot be read as a CSV of
/// customers; [`ReadError::Io`] where it cannot be read at all. A bad row is none of these.
#[cfg(not(target_arch = "wasm32"))]
pub fn value_customers(mut reader: impl Read, options: &Options) -> Result<Portfolio, ReadError> {
    let mut portfolio = Portfolio::new(options)?;
    let mut buffer = vec![0; 1 << 18];
    loop {
        match reader.read(&mut buffer) {
            Ok(0) => break,
            Ok(read) => portfolio.feed(buffer.get(..read).unwrap_or_default())?,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error.into()),
        }
    }
    portfolio.end()?;
    while !portfolio.advance(u32::MAX) {}
    Ok(portfolio)
}

/// A file of customers: fed in pieces, then ranked in steps, then asked.
///
/// ```
/// use value_calculator::portfolio::{Options, Portfolio};
/// let mut portfolio = Portfolio::new(&Options::default())?;
/// for piece in ["id,R", "\nAnna,1", "00\nBen,20", "0"] {
///     portfolio.feed(piece.as_bytes())?;
/// }
/// portfolio.end()?;
/// while !portfolio.advance(1000) {}
/// assert_eq!(portfolio.row(0).unwrap().id, "Ben");
/// # Ok::<(), value_calculator::portfolio::ReadError>(())
/// ```
pub struct Portfolio {
    known: Known,
    /// The first bytes, until there are enough of them to see what the file is.
    beginning: Vec<u8>,
    reading: Option<Reading>,
    customers: Customers,
    rejected: AllRejected,
    /// Set by what stopped the reading: nothing is read after it.
    stopped: Option<Stop>,
    ranking: Option<Ranking>,
    is_ranked: bool,
    arrangement: Arrangement,
}

struct Reading {
    records: Records,
    valuing: Valuing,
    has_header: bool,
}

/// How much it holds; a million customers are no text.
impl fmt::Debug for Portfolio {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts = (self.customers(), self.rejected_count());
        formatter.debug_struct("Portfolio").field("customers_and_rejected", &counts).finish_non_exhaustive()
    }
}

impl Portfolio {
    /// An empty one.
    ///
    /// ```
    /// use value_calculator::portfolio::{Options, Portfolio};
    /// let options = Options { defaults: vec![("retention_years".into(), "-1".into())], ..Options::default() };
    /// assert!(Portfolio::new(&options).is_err());
    /// ```
    ///
    /// # Errors
    /// [`Error::Fields`] with every option that is wrong: inputs by their ids, `limits.a`, `limits.b`, `delimiter`, and
    /// `columns.` with a header.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn new(options: &Options) -> Result<Self, Error> {
        Self::of(model(MODEL)?, options)
    }

    /// The same with the model given.
    pub(crate) fn of(model: &Model, options: &Options) -> Result<Self, Error> {
        Ok(Self {
            known: Known::new(model, options)?,
            beginning: Vec::new(),
            reading: None,
            customers: Customers::default(),
            rejected: AllRejected::default(),
            stopped: None,
            ranking: None,
            is_ranked: false,
            arrangement: Arrangement::default(),
        })
    }

    /// The next bytes of the file: UTF-8, cut anywhere.
    ///
    /// ```
    /// use value_calculator::portfolio::{Options, Portfolio, StopCode};
    /// let mut portfolio = Portfolio::new(&Options::default())?;
    /// portfolio.feed(b"PK\x03\x04")?; // so few bytes are not looked at before the end
    /// assert_eq!(portfolio.end().unwrap_err().code, StopCode::LooksLikeXlsx);
    /// # Ok::<(), value_calculator::portfolio::ReadError>(())
    /// ```
    ///
    /// # Errors
    /// A [`Stop`] where the file cannot be read any further; the same again for whatever is fed after it.
    pub fn feed(&mut self, bytes: &[u8]) -> Result<(), Stop> {
        if let Some(stop) = &self.stopped {
            return Err(stop.clone());
        }
        let result = self.take(bytes);
        self.stopped = result.as_ref().err().cloned();
        result
    }

    fn take(&mut self, bytes: &[u8]) -> Result<(), Stop> {
        let room = BEGINNING.saturating_sub(self.beginning.len());
        let (first, rest) = match self.reading {
            Some(_) => (&[][..], bytes),
            None => bytes.split_at_checked(room).unwrap_or((bytes, &[])),
        };
        self.beginning.extend_from_slice(first);
        if self.reading.is_none() {
            if self.beginning.len() < BEGINNING {
                return Ok(());
            }
            self.start(false)?;
        }
        self.read(rest)
    }

    /// Looks at the beginning, then reads it.
    fn start(&mut self, is_all: bool) -> Result<(), Stop> {
        let beginning = std::mem::take(&mut self.beginning);
        let header = Header::read(&beginning, &self.known, is_all)?;
        if let Some(name) = header.duplicate {
            return Err(Stop { column: Some(name), ..StopCode::DuplicateColumn.at(1) });
        }
        if !header.columns.iter().any(|column| matches!(column.holds, Some(options::Holds::Input(_)))) {
            return Err(StopCode::NoKnownColumn.at(1));
        }
        // The mark that the beginning alone left open may be shown by a row that comes later.
        let delimiter = u8::try_from(header.delimiter).unwrap_or(b',');
        let valuing = Valuing::new(&header.columns, &self.known, delimiter, header.decimal_mark);
        self.reading = Some(Reading { records: Records::new(delimiter), valuing, has_header: false });
        self.read(beginning.get(header.skipped..).unwrap_or_default())
    }

    fn read(&mut self, bytes: &[u8]) -> Result<(), Stop> {
        let Self { reading: Some(Reading { records, valuing, has_header }), customers, rejected, .. } = self else {
            return Ok(());
        };
        records.feed(bytes, &mut |line, cells| enter(valuing, has_header, customers, rejected, line, cells))
    }

    /// That was the end of the file.
    ///
    /// ```
    /// use value_calculator::portfolio::{Options, Portfolio, StopCode};
    /// let mut portfolio = Portfolio::new(&Options::default())?;
    /// assert_eq!(portfolio.end().unwrap_err().code, StopCode::NoHeader);
    /// # Ok::<(), value_calculator::portfolio::ReadError>(())
    /// ```
    ///
    /// # Errors
    /// A [`Stop`], as [`Portfolio::feed`].
    pub fn end(&mut self) -> Result<(), Stop> {
        if let Some(stop) = &self.stopped {
            return Err(stop.clone());
        }
        let result = self.finish();
        self.stopped = result.as_ref().err().cloned();
        result
    }

    fn finish(&mut self) -> Result<(), Stop> {
        if self.ranking.is_some() {
            return Ok(());
        }
        if self.reading.is_none() {
            self.start(true)?;
        }
        let Self { reading: Some(Reading { records, valuing, has_header }), customers, rejected, .. } = self else {
            return Ok(());
        };
        records.end(&mut |line, cells| enter(valuing, has_header, customers, rejected, line, cells))?;
        if self.customers.len() == 0 && self.rejected.count == 0 {
            return Err(StopCode::NoRows.into());
        }
        self.reading = None;
        self.ranking = Some(Ranking::new(&self.customers, self.known.limits));
        Ok(())
    }

    /// How many customers have a value so far.
    ///
    /// ```
    /// use value_calculator::portfolio::{Options, Portfolio};
    /// assert_eq!(Portfolio::new(&Options::default())?.customers(), 0);
    /// # Ok::<(), value_calculator::Error>(())
    /// ```
    #[must_use]
    pub fn customers(&self) -> u32 {
        self.customers.len()
    }

    /// How many rows have none so far.
    ///
    /// ```
    /// use value_calculator::portfolio::{Options, value_customers};
    /// let portfolio = value_customers("id,N\nAnna,\n".as_bytes(), &Options::default())?;
    /// assert_eq!((portfolio.customers(), portfolio.rejected_count()), (0, 1));
    /// # Ok::<(), value_calculator::portfolio::ReadError>(())
    /// ```
    #[must_use]
    pub fn rejected_count(&self) -> u64 {
        self.rejected.count
    }

    /// The rejected rows in the order of the file; of more than 100,000 only those first.
    ///
    /// ```
    /// use value_calculator::portfolio::{Options, value_customers};
    /// let portfolio = value_customers("id,N\nAnna,5\n".as_bytes(), &Options::default())?;
    /// assert!(portfolio.rejected().is_empty());
    /// # Ok::<(), value_calculator::portfolio::ReadError>(())
    /// ```
    #[must_use]
    pub fn rejected(&self) -> &[Rejected] {
        &self.rejected.kept
    }

    /// Ranks, or arranges after [`Portfolio::arrange`], about so many customers a step; true when that is done. All that
    /// follows is asked after it.
    ///
    /// ```
    /// use value_calculator::portfolio::{Options, Portfolio};
    /// let mut portfolio = Portfolio::new(&Options::default())?;
    /// assert!(!portfolio.advance(1000)); // the file has not ended
    /// # Ok::<(), value_calculator::Error>(())
    /// ```
    pub fn advance(&mut self, rows: u32) -> bool {
        let Some(ranking) = &mut self.ranking else { return false };
        if self.is_ranked {
            return self.arrangement.advance(&self.customers, ranking, rows);
        }
        self.is_ranked = ranking.advance(&self.customers, rows);
        self.is_ranked
    }

    fn ranked(&self) -> Option<&Ranking> {
        self.ranking.as_ref().filter(|_| self.is_ranked)
    }

    /// What all customers come to; of nobody before they are ranked.
    ///
    /// ```
    /// use value_calculator::portfolio::{Options, value_customers};
    /// let portfolio = value_customers("id,N\nAnna,5\n".as_bytes(), &Options::default())?;
    /// assert_eq!(portfolio.summary().gini.unwrap().to_string(), "0");
    /// # Ok::<(), value_calculator::portfolio::ReadError>(())
    /// ```
    #[must_use]
    pub fn summary(&self) -> Summary {
        let (rejected, by_reason) = (self.rejected.count, &self.rejected.by_reason);
        match self.ranked() {
            Some(ranking) => Summary::of(&self.customers, ranking, rejected, by_reason),
            None => {
                let nobody = Customers::default();
                Summary::of(&nobody, &Ranking::new(&nobody, self.known.limits), rejected, by_reason)
            }
        }
    }

    /// Places for a picture of the values and their cumulative share, at most so many.
    ///
    /// ```
    /// use value_calculator::portfolio::{Options, value_customers};
    /// let portfolio = value_customers("id,P0,C0,N\nA,3,0,0\nB,1,0,0\n".as_bytes(), &Options::default())?;
    /// assert_eq!(portfolio.pareto(100).cumulative, [0.0, 0.75, 1.0]);
    /// # Ok::<(), value_calculator::portfolio::ReadError>(())
    /// ```
    #[must_use]
    pub fn pareto(&self, points: u32) -> Pareto {
        self.ranked().map(|ranking| picture::pareto(&self.customers, ranking, points)).unwrap_or_default()
    }

    /// Places for a Lorenz curve, at most so many; nothing where Gini is not defined.
    ///
    /// ```
    /// use value_calculator::portfolio::{Options, value_customers};
    /// let portfolio = value_customers("id,P0,C0,N\nA,3,0,0\nB,1,0,0\n".as_bytes(), &Options::default())?;
    /// assert_eq!(portfolio.lorenz(100).unwrap().value, [0.0, 0.25, 1.0]);
    /// # Ok::<(), value_calculator::portfolio::ReadError>(())
    /// ```
    #[must_use]
    pub fn lorenz(&self, points: u32) -> Option<Lorenz> {
        picture::lorenz(&self.customers, self.ranked()?, points)
    }

    /// Begins to put the customers in another order, and to choose those whose id contains a text, whatever its case;
    /// [`Portfolio::advance`] goes on with it.
    ///
    /// ```
    /// use value_calculator::portfolio::{Options, OrderBy, value_customers};
    /// let csv = "id,R\nc2,30\nb,20\nc10,10\n";
    /// let mut portfolio = value_customers(csv.as_bytes(), &Options::default())?;
    /// portfolio.arrange(OrderBy::Id, true, "C");
    /// while !portfolio.advance(1000) {}
    /// let ids = [0, 1].map(|at| portfolio.row(at).unwrap().id);
    /// assert_eq!((portfolio.arranged(), ids), (2, ["c10".into(), "c2".into()]));
    /// # Ok::<(), value_calculator::portfolio::ReadError>(())
    /// ```
    pub fn arrange(&mut self, by: OrderBy, descending: bool, search: &str) {
        self.arrangement = Arrangement::start(by, descending, search);
    }

    /// How many customers are in the arrangement: all, by rank, before there is another.
    ///
    /// ```
    /// use value_calculator::portfolio::{Options, value_customers};
    /// let portfolio = value_customers("id,N\nAnna,5\n".as_bytes(), &Options::default())?;
    /// assert_eq!(portfolio.arranged(), 1);
    /// # Ok::<(), value_calculator::portfolio::ReadError>(())
    /// ```
    #[must_use]
    pub fn arranged(&self) -> u32 {
        self.ranked().map_or(0, |_| self.arrangement.len(&self.customers))
    }

    /// A customer of the arrangement, from 0.
    ///
    /// ```
    /// use value_calculator::portfolio::{Options, value_customers};
    /// let portfolio = value_customers("id,N\nAnna,5\n".as_bytes(), &Options::default())?;
    /// assert_eq!(portfolio.row(1), None);
    /// # Ok::<(), value_calculator::portfolio::ReadError>(())
    /// ```
    #[must_use]
    pub fn row(&self, at: u32) -> Option<Row> {
        let ranking = self.ranked()?;
        let rank = self.arrangement.rank(&self.customers, at)?;
        let place = ranking.place(rank);
        let Customer { sustained, loss, line, .. } = self.customers.get(place);
        Some(Row {
            rank: rank.saturating_add(1),
            line,
            id: String::from_utf8_lossy(self.customers.id(place)).into_owned(),
            customer_value: result_digits(self.customers.value(place)),
            sustained_value: result_digits(sustained),
            loss_value: result_digits(loss),
            cumulative_share: share_of_first(&self.customers, ranking, rank.saturating_add(1)),
            class: ranking.class(rank),
        })
    }
}

/// Values one row, and keeps the customer or what is wrong.
#[inline]
fn enter(
    valuing: &mut Valuing,
    has_header: &mut bool,
    customers: &mut Customers,
    rejected: &mut AllRejected,
    line: u64,
    cells: Cells<'_>,
) -> Result<(), Stop> {
    if cells.is_blank() {
        return Ok(());
    }
    if !*has_header {
        *has_header = true;
        return Ok(());
    }
    match valuing.value(cells, line)? {
        Answer::Customer(value, customer) => {
            let line_number = u32::try_from(line).map_err(|_| StopCode::TooManyRows.at(line))?;
            let id = valuing.id(cells, line)?;
            if !customers.push(value, Customer { line: line_number, ..customer }, id) {
                return Err(StopCode::TooManyRows.at(line));
            }
        }
        Answer::Refused(refusal) => {
            rejected.push(refusal.reason(), || valuing.rejected(&refusal, cells, line).1);
        }
    }
    Ok(())
}
