#![no_main]

mod promises;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| promises::hold("text", bytes));
