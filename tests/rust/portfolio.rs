//! Which customers make the value: published figures, and what holds of every file.

use proptest::prelude::*;
use value_calculator::portfolio::{
    Class, DecimalMark, Options, OrderBy, Portfolio, ReadError, Reason, Row, Summary, value_customers,
};
use value_calculator::{Decimal, ErrorCode, Figure, model};

pub fn portfolio_of(csv: &[u8]) -> Portfolio {
    value_customers(csv, &Options::default()).unwrap_or_else(|error| panic!("{error}"))
}

pub fn rows_of(portfolio: &Portfolio) -> Vec<Row> {
    (0..portfolio.arranged()).map(|at| portfolio.row(at).unwrap()).collect()
}

/// Customers worth exactly these amounts: a first purchase, and no stay.
fn worth(values: &[&str], limits: [&str; 2]) -> Portfolio {
    let mut csv = "id,P0,C0,N\n".to_owned();
    for (place, value) in values.iter().enumerate() {
        let (price, cost) = match value.strip_prefix('-') {
            Some(cost) => ("0", cost),
            None => (*value, "0"),
        };
        csv += &format!("{place},{price},{cost},0\n");
    }
    let options = Options { limits: (limits[0].into(), limits[1].into()), ..Options::default() };
    value_customers(csv.as_bytes(), &options).unwrap()
}

fn classes(portfolio: &Portfolio) -> String {
    rows_of(portfolio).iter().map(|row| row.class.text()).collect()
}

// Source: `ineq(c(1,3,2,1,1,1,4), type = "Gini")` of the R package ineq gives 0.3076923, which is 4/13.
#[test]
fn gini_is_that_of_ineq() {
    let portfolio = worth(&["1", "3", "2", "1", "1", "1", "4"], ["0.8", "0.95"]);
    assert_eq!(portfolio.summary().gini.unwrap().to_string(), "0.3076923076923077");
    // Customers of no value count; who has all of it leaves (n − 1)/n.
    assert_eq!(worth(&["0", "5", "0", "0"], ["0.8", "0.95"]).summary().gini.unwrap().to_string(), "0.75");
    assert_eq!(worth(&["5", "5", "5"], ["0.8", "0.95"]).summary().gini.unwrap().to_string(), "0");
}

// Source: a published example of an ABC analysis, with the limits 70 % and 90 %: A A A B C C C.
#[test]
fn classes_are_those_of_the_published_example() {
    let values = ["27000", "24000", "18000", "16000", "6000", "5000", "4000"];
    assert_eq!(classes(&worth(&values, ["0.7", "0.9"])), "AAABCCC");
    // One customer with 95 % of all value is A, though that is past every limit.
    assert_eq!(classes(&worth(&["950", "40", "10"], ["0.8", "0.95"])), "ACC");
    // Exactly at a limit is within it: 80 and 15 of 100.
    assert_eq!(classes(&worth(&["80", "15", "5"], ["0.8", "0.95"])), "ABC");
    assert_eq!(classes(&worth(&["80", "15", "5"], ["1", "1"])), "AAA");
    assert_eq!(classes(&worth(&["80", "15", "5"], ["0", "0"])), "ACC");
    // Nobody without a value above zero is in A or B.
    assert_eq!(classes(&worth(&["0", "0"], ["1", "1"])), "CC");
    assert_eq!(classes(&worth(&["5", "0", "-1"], ["1", "1"])), "ACC");
}

// Source: the definitions in docs/formulas.md: k = ceil(0.2·n); the smallest k that reaches 80 %.
#[test]
fn the_first_fifth_and_those_who_make_80_percent() {
    let summary = worth(&["50", "30", "10", "6", "3", "1"], ["0.8", "0.95"]).summary();
    assert_eq!(summary.share_of_top_20_percent.unwrap().to_string(), "0.8"); // ceil(1.2) = 2: 50 + 30
    assert_eq!(summary.customers_making_80_percent, Ok(2));
    let summary = worth(&["50", "29.99", "10.01", "6", "3", "1"], ["0.8", "0.95"]).summary();
    assert_eq!((summary.customers_making_80_percent, summary.classes[0].customers), (Ok(3), 2));
}

// Source: docs/formulas.md: shares exist where the total is above zero, Gini where besides nothing is negative.
#[test]
fn what_is_not_defined_says_why() {
    let reason = |summary: &Summary| {
        let reason = |share: &Figure| share.as_ref().err().map(|reason| reason.code().to_owned());
        let share = reason(&summary.share_of_top_20_percent);
        assert_eq!(share, reason(&summary.classes[0].share));
        (share, reason(&summary.gini))
    };
    let not_positive = Some("total-not-positive".to_owned());
    assert_eq!(reason(&worth(&["0", "0"], ["0.8", "0.95"]).summary()), (not_positive.clone(), not_positive.clone()));
    let below = worth(&["5", "-7"], ["0.8", "0.95"]);
    assert_eq!(reason(&below.summary()), (not_positive.clone(), not_positive.clone()));
    assert_eq!((below.summary().total_value.as_str(), below.summary().positive_value.as_str()), ("-2", "5"));
    assert_eq!((below.row(0).unwrap().cumulative_share, below.lorenz(10)), (None, None));
    assert!(below.pareto(10).cumulative.is_empty());
    let mixed = worth(&["7", "0", "-5"], ["0.8", "0.95"]);
    assert_eq!(reason(&mixed.summary()), (None, Some("negative-values".to_owned())));
    assert_eq!((mixed.summary().negative_customers, mixed.summary().zero_customers), (1, 1));
    assert_eq!(mixed.row(2).unwrap().cumulative_share, Some(Decimal::ONE));
}

// Source: `Model::evaluate`, row by row; the method is a column, so that each row has its own equations and bounds.
#[test]
fn each_row_has_the_digits_of_evaluate() {
    let rows = [
        ["yearly-sum", "5", "0.0578", "0.8"],
        ["yearly-sum-in-advance", "7.25", "-0.02", "1"],
        ["final-year-only", "3", "0.1", "0.999"],
        ["source-example", "5", "0.0578", "1"],
        ["source-example", "5.5", "0.0578", "1"],
        ["source-example", "5", "-0.01", "1"],
        ["yearly-sum", "100", "-0.99", "1"],
    ];
    let names = ["method", "retention_years", "discount_rate", "annual_retention_rate"];
    let csv = rows.iter().fold(format!("id,{}\n", names.join(",")), |csv, row| csv + "x," + &row.join(",") + "\n");
    let portfolio = portfolio_of(csv.as_bytes());
    assert_eq!(portfolio.customers(), 4);
    for row in rows_of(&portfolio) {
        let inputs = names.iter().zip(rows[row.line as usize - 2]).map(|(name, text)| (*name, text.into()));
        let evaluation = model("customer-value").unwrap().evaluate(inputs).unwrap();
        for (id, value) in [
            ("customer_value", row.customer_value),
            ("sustained_value", row.sustained_value),
            ("loss_value", row.loss_value),
        ] {
            assert_eq!(evaluation.output(id).unwrap().unwrap().to_string(), value.to_string(), "{row:?}");
        }
    }
    let reasons: Vec<(u64, &str, Reason)> =
        portfolio.rejected().iter().map(|row| (row.line, row.column.as_str(), row.reason.clone())).collect();
    assert_eq!(reasons[0], (6, "retention_years", Reason::Field(ErrorCode::NotAWholeNumber)));
    assert_eq!(reasons[1], (7, "discount_rate", Reason::Field(ErrorCode::BelowMinimum)));
    assert!(matches!(&reasons[2], (8, "", Reason::NotDefined(reason)) if reason.code() == "overflow"));
}

// Source: docs/formulas.md; a value of the form that a row's method does not take is that row's mistake.
#[test]
fn what_the_form_has_is_held_against_each_rows_method() {
    let options = Options { defaults: vec![("retention_years".into(), "2.5".into())], ..Options::default() };
    let csv = "id,method\na,yearly-sum\nb,source-example\nc,whatever\nd,\n";
    let portfolio = value_customers(csv.as_bytes(), &options).unwrap();
    let rejected: Vec<(&str, Reason)> =
        portfolio.rejected().iter().map(|row| (row.column.as_str(), row.reason.clone())).collect();
    assert_eq!(
        rejected,
        [
            ("retention_years", Reason::Field(ErrorCode::NotAWholeNumber)),
            ("method", Reason::Field(ErrorCode::UnknownChoice)),
            ("method", Reason::Field(ErrorCode::Required)),
        ]
    );
}

// Source: how such files are written in either language area.
#[test]
fn columns_are_recognised_or_given() {
    let names = [("id", "客户"), ("annual_revenue", "每年收入"), ("customers", "not a column")];
    let names = names.map(|(id, name)| (id.to_owned(), name.to_owned())).to_vec();
    let options = Options { names, ..Options::default() };
    let portfolio = value_customers("客户;每年 收入;Retention-Years\n王;100,5;3\n".as_bytes(), &options).unwrap();
    assert_eq!(portfolio.row(0).unwrap().id, "王");
    let columns = [("Name", "id"), ("x", "annual_revenue"), ("R", "")];
    let columns = columns.map(|(column, id)| (column.to_owned(), id.to_owned())).to_vec();
    let options = Options { columns, decimal_mark: Some(DecimalMark::Comma), ..Options::default() };
    let given = value_customers("Name\tx\tR\nAnna\t1.234\tnothing\n".as_bytes(), &options).unwrap();
    let same = portfolio_of(b"id,annual_revenue\nAnna,1234\n");
    assert_eq!(given.row(0).unwrap().customer_value, same.row(0).unwrap().customer_value);
    let unknown = Options { columns: vec![("Name".into(), "nonsense".into())], ..Options::default() };
    assert!(matches!(Portfolio::new(&unknown), Err(value_calculator::Error::Fields(errors)) if errors.len() == 1));
}

// Source: docs/formulas.md: the first of equals in the file is the first in rank.
#[test]
fn ties_stay_in_the_order_of_the_file_and_ids_are_counted() {
    let portfolio = portfolio_of(b"id,R\nb,5\na,5\nb,7\na,5\n,1\n,1\n");
    let order: Vec<(u32, String)> = rows_of(&portfolio).into_iter().map(|row| (row.line, row.id)).collect();
    let expected = [(4, "b"), (2, "b"), (3, "a"), (5, "a"), (6, ""), (7, "")];
    assert_eq!(order, expected.map(|(line, id)| (line, id.to_owned())));
    assert_eq!(portfolio.summary().repeated_ids, 2); // an empty id is nobody's
}

fn any_values() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec("-?(0|[1-9][0-9]{0,5})([.][0-9]{1,2})?", 1..60)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    // What holds of every file: the counts add up, values never rise and shares never fall along the ranks, the classes
    // follow one another and make the whole together.
    #[test]
    fn the_whole_is_the_sum_of_its_parts(values in any_values()) {
        let texts: Vec<&str> = values.iter().map(String::as_str).collect();
        let portfolio = worth(&texts, ["0.8", "0.95"]);
        let (summary, rows) = (portfolio.summary(), rows_of(&portfolio));
        prop_assert_eq!(rows.len(), values.len());
        let total: Decimal = rows.iter().map(|row| row.customer_value).sum();
        prop_assert_eq!(summary.total_value.parse::<Decimal>().unwrap(), total);
        let mut typed: Vec<Decimal> = values.iter().map(|value| value.parse().unwrap()).collect();
        typed.sort_by(|left, right| right.cmp(left));
        prop_assert_eq!(typed, rows.iter().map(|row| row.customer_value).collect::<Vec<_>>());
        prop_assert!(rows.windows(2).all(|pair| pair[0].cumulative_share <= pair[1].cumulative_share));
        prop_assert!(rows.windows(2).all(|pair| pair[0].class.text() <= pair[1].class.text()));
        prop_assert!(rows.iter().all(|row| row.customer_value > Decimal::ZERO || row.class == Class::C));
        let parts: Decimal = summary.classes.iter().map(|class| class.value.parse::<Decimal>().unwrap()).sum();
        prop_assert_eq!(parts, total);
        let counted: u32 = summary.classes.iter().map(|class| class.customers).sum();
        prop_assert_eq!(counted, summary.customers);
        if total > Decimal::ZERO {
            let shares: Decimal = summary.classes.iter().map(|class| class.share.clone().unwrap()).sum();
            prop_assert!((shares - Decimal::ONE).abs() <= Decimal::new(2, 16), "{}", shares);
            prop_assert_eq!(rows.last().unwrap().cumulative_share, Some(Decimal::ONE));
            let making = summary.customers_making_80_percent.unwrap() as usize;
            let eighty = Decimal::new(8, 1);
            prop_assert!(rows[making - 1].cumulative_share.unwrap() >= eighty);
            prop_assert!(making == 1 || rows[making - 2].cumulative_share.unwrap() < eighty);
        }
        if let Ok(gini) = summary.gini {
            // The definition itself, in another order of summing.
            let (count, mut sum) = (Decimal::from(rows.len()), Decimal::ZERO);
            for left in &rows {
                for right in &rows {
                    sum += (left.customer_value - right.customer_value).abs();
                }
            }
            let expected = sum / (Decimal::TWO * count * total);
            prop_assert!((gini - expected).abs() <= Decimal::new(1, 15), "{} {}", gini, expected);
        }
    }

    // Another order of the rows changes no customer's rank but among equals, and no sum.
    #[test]
    fn the_order_of_the_file_decides_ties_alone(values in any_values(), seed: u64) {
        let mut other: Vec<&str> = values.iter().map(String::as_str).collect();
        let count = other.len();
        for place in 0..count {
            other.swap(place, (seed as usize).wrapping_mul(place + 7919) % count);
        }
        let texts: Vec<&str> = values.iter().map(String::as_str).collect();
        let (one, other) = (worth(&texts, ["0.8", "0.95"]), worth(&other, ["0.8", "0.95"]));
        prop_assert_eq!(one.summary(), other.summary());
        let parts = |portfolio: &Portfolio| -> Vec<_> {
            rows_of(portfolio).into_iter().map(|row| (row.customer_value, row.class, row.cumulative_share)).collect()
        };
        prop_assert_eq!(parts(&one), parts(&other));
    }

    // An arrangement has the customers that are asked for, each once, in the order asked for.
    #[test]
    fn arrangements_are_sorted_and_complete(values in any_values(), descending: bool, digit in "[0-9]?") {
        let texts: Vec<&str> = values.iter().map(String::as_str).collect();
        let mut portfolio = worth(&texts, ["0.8", "0.95"]);
        let all = rows_of(&portfolio);
        for by in [OrderBy::Rank, OrderBy::Id, OrderBy::CustomerValue, OrderBy::SustainedValue, OrderBy::LossValue] {
            portfolio.arrange(by, descending, &digit);
            while !portfolio.advance(3) {}
            let rows = rows_of(&portfolio);
            let mut expected: Vec<Row> = all.iter().filter(|row| row.id.contains(&digit)).cloned().collect();
            expected.sort_by(|left, right| {
                let order = match by {
                    OrderBy::Rank => left.rank.cmp(&right.rank),
                    OrderBy::Id => left.id.parse::<u32>().unwrap().cmp(&right.id.parse().unwrap()),
                    OrderBy::CustomerValue => left.customer_value.cmp(&right.customer_value),
                    OrderBy::SustainedValue => left.sustained_value.cmp(&right.sustained_value),
                    OrderBy::LossValue => left.loss_value.cmp(&right.loss_value),
                };
                if descending { order.reverse() } else { order }
            });
            prop_assert_eq!(rows, expected);
        }
    }
}

// A reader that fails in the middle is no file of customers, and says why.
#[test]
fn a_file_that_cannot_be_read_is_told_from_one_that_is_wrong() {
    struct Fails;
    impl std::io::Read for Fails {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("the disk is gone"))
        }
    }
    let error = value_customers(Fails, &Options::default()).map(drop).unwrap_err();
    assert!(matches!(&error, ReadError::Io(_)) && error.to_string() == "the disk is gone");
}
