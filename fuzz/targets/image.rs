#![no_main]

#[path = "../../tests/weights/damaged/cases.rs"]
mod cases;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| cases::attack("image", bytes));
