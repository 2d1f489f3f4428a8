//! Files as they come: every one has a clear answer, nothing panics, and nothing is lost without a word.

use proptest::prelude::*;
use value_calculator::ErrorCode;
use value_calculator::portfolio::{Options, Portfolio, Reason, Rejected, Row, Stop, StopCode, value_customers};

use crate::portfolio::{portfolio_of, rows_of};

fn stop_of(csv: &[u8]) -> Stop {
    let error = value_customers(csv, &Options::default()).map(drop).unwrap_err();
    error.stop().cloned().unwrap_or_else(|| panic!("{error}"))
}

type Answer = Result<(Vec<Row>, Vec<Rejected>), Stop>;

/// The answer to a file that comes in these pieces.
fn in_pieces<'p>(pieces: impl IntoIterator<Item = &'p [u8]>) -> Answer {
    let mut portfolio = Portfolio::new(&Options::default()).unwrap();
    for piece in pieces {
        portfolio.feed(piece)?;
    }
    portfolio.end()?;
    while !portfolio.advance(100) {}
    Ok((rows_of(&portfolio), portfolio.rejected().to_vec()))
}

// Source: what is said of each code.
#[test]
fn what_is_no_file_of_customers_says_what_it_is() {
    for (csv, code) in [
        (&b""[..], StopCode::NoHeader),
        (b"\n\n\r\n", StopCode::NoHeader),
        (b"\xEF\xBB\xBF", StopCode::NoHeader),
        (b"id,R\n", StopCode::NoRows),
        (b"id,R", StopCode::NoRows),
        (b"id,R\n\n,\n", StopCode::NoRows),
        (b"name,place\nAnna,Ulm\n", StopCode::NoKnownColumn),
        (b"1,2\n3,4\n", StopCode::NoKnownColumn),
        (b"R,annual revenue\n1,2\n", StopCode::DuplicateColumn),
        (b"PK\x03\x04\x14\x00\x06\x00", StopCode::LooksLikeXlsx),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", StopCode::LooksLikeXlsx),
        (b"\xFF\xFEi\0d\0", StopCode::LooksLikeUtf16),
        (b"\xFE\xFF\0i\0d", StopCode::LooksLikeUtf16),
        (b"i\0d\0,\0R\0\n\0A\0,\x001\0\n\0", StopCode::LooksLikeUtf16),
        (b"\xBF\xCD\xBB\xA7,R\n\xCD\xF5,5\n", StopCode::NotUtf8), // GB18030 for 客户, 王
        (b"id,R\n\xCD\xF5,5\n", StopCode::NotUtf8),
        (b"id,R\nA,\"5\nB,6\n", StopCode::UnclosedQuote),
        (b"id\tR\nA\t1,234\nB\t5,678\n", StopCode::AmbiguousNumber),
        (b"id;R\nA;1.234\n", StopCode::AmbiguousNumber),
    ] {
        assert_eq!(stop_of(csv).code, code, "{}", String::from_utf8_lossy(csv));
    }
    let ambiguous = stop_of(b"id;R\nA;7\nB;1.234\n");
    assert_eq!(
        (ambiguous.line, ambiguous.column.as_deref(), ambiguous.text.as_deref()),
        (Some(3), Some("R"), Some("1.234"))
    );
    assert_eq!(stop_of(b"id,R\nA,5\nB,\"6\n").line, Some(3));
    assert_eq!(stop_of(b"id,N,R,r\nA,5,1,2\n").column.as_deref(), Some("r"));
}

// Source: RFC 4180, and files as programs for spreadsheets write them.
#[test]
fn any_usual_way_of_writing_a_file_is_read() {
    let expected = portfolio_of(b"id,R,N\nAnna,1234.5,5\nBen,7,2\n");
    for csv in [
        "id,R,N\nAnna,1234.5,5\nBen,7,2",
        "\u{feff}id,R,N\r\nAnna,1234.5,5\r\nBen,7,2\r\n",
        "id,R,N\rAnna,1234.5,5\rBen,7,2\r",
        "id;R;N\nAnna;1234,5;5\nBen;7;2\n",
        "id;R;N\nAnna;1.234,5;5\nBen;7;2\n",
        "id\tR\tN\nAnna\t1234.50\t5.0\nBen\t7\t2\n",
        "\"id\",\"R\",\"N\"\n\"Anna\",\"1,234.5\",\"5\"\n\"Ben\",\"7\",\"2\"\n",
        "id,R,N\n Anna , 1234.5 ,5\nBen,7,2\n",
        "id,other,R,N\nAnna,\"a \"\"quoted\"\", word\",1234.5,5\nBen,,7,2\n",
        "id , r,n\nAnna,1234.5,5\nBen,007,2\n",
    ] {
        let portfolio = portfolio_of(csv.as_bytes());
        assert_eq!(rows_of(&portfolio).len(), 2, "{csv}");
        for (row, expected) in rows_of(&portfolio).into_iter().zip(rows_of(&expected)) {
            assert_eq!(row, expected, "{csv}");
        }
    }
}

// Source: RFC 4180: a line's end in quotes is part of the cell. Lines are counted as editors count them.
#[test]
fn bad_rows_are_rejected_by_themselves_with_their_line() {
    let csv = "id,R,N\r\n\r\n\"two\r\nlines\",1,1\r\nx,abc,1\r\nshort,1\r\nlong,1,1,1\r\n\
               =cmd()|' /C calc'!A0,=1+1,1\r\nnul\0,1\0,1\r\nnul\0,1,1\r\nempty,,1\r\nlow,1,-0.5\r\nhigh,1e16,1\r\n\
               digits,1.12345678901234567890123,1\r\n'12\" pipe,5,1\r\n";
    let portfolio = portfolio_of(csv.as_bytes());
    let rejected: Vec<(u64, &str, Reason)> =
        portfolio.rejected().iter().map(|row| (row.line, row.column.as_str(), row.reason.clone())).collect();
    let field = Reason::Field;
    assert_eq!(
        rejected,
        [
            (5, "R", field(ErrorCode::NotANumber)),
            (6, "", Reason::WrongColumnCount),
            (7, "", Reason::WrongColumnCount),
            (8, "R", field(ErrorCode::NotANumber)),
            (9, "R", field(ErrorCode::NotANumber)),
            (11, "R", field(ErrorCode::Required)),
            (12, "N", field(ErrorCode::BelowMinimum)),
            (13, "R", field(ErrorCode::AboveMaximum)),
            (14, "R", field(ErrorCode::TooManyDigits)),
        ]
    );
    assert_eq!(portfolio.rejected()[3].text, "=1+1");
    let mut kept: Vec<(u32, String)> = rows_of(&portfolio).into_iter().map(|row| (row.line, row.id)).collect();
    kept.sort();
    assert_eq!(kept, [(3, "two\r\nlines"), (10, "nul\0"), (15, "'12\" pipe")].map(|(line, id)| (line, id.to_owned())));
}

// Source: docs/formulas.md: a mixed file has one decimal mark, and what does not fit it is rejected, not guessed at.
#[test]
fn a_number_with_the_other_decimal_mark_is_rejected() {
    let portfolio = portfolio_of(b"id;R\nA;1,5\nB;1.5\nC;1.234,5\nD;1,234.5\nE;12\nF;1.234\n");
    let wrong: Vec<&str> = portfolio.rejected().iter().map(|row| row.text.as_str()).collect();
    assert_eq!((wrong, portfolio.customers()), (vec!["1.5", "1,234.5"], 4));
    // A comma between cells leaves the point for decimals: 1,234 in quotes is a thousand and more.
    let us = portfolio_of(b"id,P0,C0,N\nA,\"1,234\",0,0\n");
    assert_eq!(us.row(0).unwrap().customer_value.to_string(), "1234");
}

// Source: the mark is shown by a row far behind the beginning; the rows before it had none.
#[test]
fn a_decimal_mark_that_is_shown_late_is_the_files() {
    let mut csv = "id\tR\n".to_owned();
    for row in 0..20_000 {
        csv += &format!("{row}\t1000\n");
    }
    let late = csv.clone() + "x\t1,5\ny\t1.234,5\n";
    assert_eq!(portfolio_of(late.as_bytes()).customers(), 20_002);
    let open = csv + "x\t1,234\n";
    assert_eq!(
        (stop_of(open.as_bytes()).code, stop_of(open.as_bytes()).line),
        (StopCode::AmbiguousNumber, Some(20_002))
    );
}

// Source: the limit of a megabyte a row; a stop is the same wherever the pieces are cut.
#[test]
fn a_cell_of_ten_megabytes_stops_the_reading() {
    let rest = "5".repeat(10 << 20);
    for (beginning, code, line) in [
        ("id,R\nA,1\nB,", StopCode::RowTooLong, 3),
        ("id,R\nA,1\n\n\"B\",", StopCode::RowTooLong, 4),
        ("id,R\nA,1\nB,\"", StopCode::UnclosedQuote, 3),
        ("id,", StopCode::RowTooLong, 1),
        ("", StopCode::RowTooLong, 1),
    ] {
        let csv = [beginning, &rest, "\nC,2\n"].concat();
        for size in [1 << 12, 1 << 18, csv.len()] {
            let stop = in_pieces(csv.as_bytes().chunks(size)).unwrap_err();
            assert_eq!((stop.code, stop.line), (code, Some(line)), "{beginning} {size}");
        }
    }
    // A megabyte less is a cell like any other, in a column that nobody asked for.
    let csv = ["id,R,note\nA,1,", &rest[..1_000_000], "\nB,2,\n"].concat();
    assert_eq!(portfolio_of(csv.as_bytes()).customers(), 2);
}

// Source: 100,000 rejected rows are kept, all are counted, and the memory for the rest is not used.
#[test]
fn a_file_of_nothing_but_bad_rows_is_counted() {
    let csv = ["id,N\n", &"A,-1\n".repeat(150_000)].concat();
    let portfolio = portfolio_of(csv.as_bytes());
    assert_eq!((portfolio.customers(), portfolio.rejected_count(), portfolio.rejected().len()), (0, 150_000, 100_000));
    let summary = portfolio.summary();
    assert_eq!(summary.rejected_by_reason, [(Reason::Field(ErrorCode::BelowMinimum), 150_000)]);
    assert_eq!(summary.gini.unwrap_err().code(), "no-customers");
    assert_eq!(summary.total_value, "0");
}

// Source: once stopped, stopped: whatever comes after has the same answer.
#[test]
fn what_is_fed_after_a_stop_is_not_read() {
    let mut portfolio = Portfolio::new(&Options::default()).unwrap();
    let wide = [&b"id;R\n"[..], &b"A;1.234\n".repeat(10_000)].concat();
    let stop = portfolio.feed(&wide).unwrap_err();
    assert_eq!(portfolio.feed(b"B;1\n").unwrap_err(), stop);
    assert_eq!(portfolio.end().unwrap_err(), stop);
    assert!(!portfolio.advance(10) && portfolio.row(0).is_none());
}

const WITH_EVERYTHING: &str = "\u{feff}id,R,\"N\",other\r\n\r\n王 \"x\",1.5,3,\"a \"\"b\"\"\r\n, c\"\r\n\
                               A,\"1,234.5\",2,\nB,x,1,\r,,,\n\"C\",7,1,\"\"\nD,8\nE,9,2.5,é";

// Source: a file is the same file wherever it is cut.
#[test]
fn pieces_cut_at_every_place_give_the_answer_of_the_whole() {
    let bytes = WITH_EVERYTHING.as_bytes();
    let whole = in_pieces([bytes]);
    let (rows, rejected) = whole.as_ref().unwrap();
    assert_eq!((rows.len(), rejected.len()), (4, 2));
    for cut in 0..=bytes.len() {
        let (first, second) = bytes.split_at(cut);
        assert_eq!(in_pieces([first, second]), whole, "cut at {cut}");
    }
    assert_eq!(in_pieces(bytes.chunks(1)), whole);
    // And past the beginning, where rows are read as they come.
    let long = ["id,R,\"N\",other\n", &"Z,1,1,\n".repeat(10_000), &WITH_EVERYTHING[20..]].concat();
    let bytes = long.as_bytes();
    let whole = in_pieces([bytes]);
    assert_eq!(whole.as_ref().unwrap().0.len(), 10_004);
    for back in 0..150 {
        let (first, second) = bytes.split_at(bytes.len() - back);
        assert_eq!(
            in_pieces([first, second]).map(|(rows, rejected)| (rows.len(), rejected)),
            whole.clone().map(|(rows, rejected)| (rows.len(), rejected)),
            "cut {back} before the end"
        );
    }
}

/// Mostly what files are made of, and sometimes anything.
fn any_file() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        20 => prop::sample::select(vec![
            "id", "R", "N", "P0", "method", "yearly-sum", ",", ";", "\t", "\n", "\r\n", "\r", "\"", "\"\"", " ", "\0", "5",
            "1,234", "1.5", "-0,5", "1e3", "5%", "=1", "客", "\u{feff}", "id,R\n", "A,5\n",
        ]).prop_map(|text| text.as_bytes().to_vec()),
        1 => prop::collection::vec(any::<u8>(), 0..5),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| {
        [&b"id,R,N\n"[..]].into_iter().chain(pieces.iter().map(Vec::as_slice)).collect::<Vec<_>>().concat()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    // Whatever a file is: an answer without a panic, the same in pieces; and of a file that is read, every row that csv
    // finds (without those that are blank) is a customer or rejected.
    #[test]
    fn any_file_has_one_answer(bytes in any_file(), size in 1_usize..40) {
        let whole = in_pieces([&bytes[..]]);
        prop_assert_eq!(&in_pieces(bytes.chunks(size)), &whole);
        if let Ok((rows, rejected)) = whole {
            let header = value_calculator::portfolio::header(&bytes, &Options::default()).unwrap();
            let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true)
                .delimiter(header.delimiter as u8).from_reader(&bytes[..]);
            let is_blank = |record: &csv::ByteRecord| record.iter().all(|cell| cell.trim_ascii().is_empty());
            let records = reader.byte_records().map(Result::unwrap).filter(|record| !is_blank(record)).count();
            prop_assert_eq!(rows.len() + rejected.len(), records - 1);
        }
    }
}
