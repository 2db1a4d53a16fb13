//! One module a backend. Engines never import each other; `speech::table` lists them.

pub mod tone;
