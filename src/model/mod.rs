//! The words of the trade as types: what flows between the stages. No I/O in this room.

pub mod spoken;
