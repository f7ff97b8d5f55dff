//! CSV tables, and the file, line and column of what is wrong in them.

use constnet::data::DataError;
use constnet::data::csv::Table;
use constnet::prelude::*;

fn table(text: &str) -> Result<Table, DataError> {
    Table::from_reader(text.as_bytes(), "t.csv")
}

#[track_caller]
fn says<T: std::fmt::Debug>(result: Result<T, DataError>, message: &str) {
    assert_eq!(result.expect_err(message).to_string(), message);
}

#[test]
fn columns_are_read_by_name() {
    let table = table("a, b ,name\n1,2.5,x\n-3e2,\"4\",\"y, z\"\n").unwrap();
    assert_eq!(table.headers(), ["a", "b", "name"]);
    assert_eq!(table.len(), 2);
    assert_eq!(table.numbers::<f64>("a").unwrap(), [1.0, -300.0]);
    assert_eq!(table.inputs(["b", "a"]).unwrap(), [SVector::from([2.5_f32, 1.0]), SVector::from([4.0, -300.0])]);
    assert_eq!(table.texts("name").unwrap(), ["x", "y, z"]);
}

#[test]
fn a_field_that_is_no_number_is_named_by_line_and_column() {
    let table = table("a,b\n1,2\n\"3\n\",4\n5,n/a\n6,\n7,inf\n").unwrap();
    // A field over two lines counts as two.
    says(table.numbers::<f32>("b"), "t.csv:5: column 2: expected a number as `b`, found \"n/a\"");
    says(table.inputs::<f32, 1>(["b"]), "t.csv:5: column 2: expected a number as `b`, found \"n/a\"");
}

#[test]
fn empty_and_infinite_fields_are_no_numbers() {
    says(table("a,b\n1,\n").unwrap().numbers::<f32>("b"), "t.csv:2: column 2: expected a number as `b`, found \"\"");
    says(table("a\ninf\n").unwrap().numbers::<f32>("a"), "t.csv:2: column 1: expected a number as `a`, found \"inf\"");
    says(
        table("a\n1e39\n").unwrap().numbers::<f32>("a"),
        "t.csv:2: column 1: expected a number as `a`, found \"1e39\"",
    );
    assert_eq!(table("a\n1e39\n").unwrap().numbers::<f64>("a").unwrap(), [1e39]);
}

#[test]
fn a_line_with_other_fields_is_named() {
    says(table("a,b\n1,2\n3\n"), "t.csv:3: expected 2 fields, as in the first line, found 1");
    says(table("a,b\n1,2,3\n"), "t.csv:2: expected 2 fields, as in the first line, found 3");
}

#[test]
fn what_is_no_table_is_refused() {
    says(table(""), "t.csv: expected a line with the names of the columns, found nothing");
    says(table("a,b,a\n"), "t.csv:1: column 3: expected a name that no other column has, found \"a\"");
    let result = Table::from_reader(&b"a,b\n1,\xff\n"[..], "t.csv");
    says(result, "t.csv:2: column 2: expected a text in UTF-8, found other bytes");
    says(table("a,b\n").unwrap().numbers::<f32>("c"), "t.csv:1: expected a column \"c\", found a, b");
    assert!(Table::read("no/such.csv").unwrap_err().to_string().starts_with("no/such.csv: "));
}

#[test]
fn classes_are_numbered_as_they_come() {
    let table = table("kind\nb\na\nb\n").unwrap();
    assert_eq!(table.classes("kind").unwrap(), (vec![0, 1, 0], vec!["b", "a"]));
}
