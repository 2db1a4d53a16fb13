//! Where sound goes: the trait below, its implementations side by side, the table in `open`.

#[cfg(target_os = "linux")]
mod alsa;
mod open;
mod output;
mod silent;
#[cfg(not(target_os = "linux"))]
mod system;

pub use open::{Opened, devices, open};
pub use output::{Device, Lost};
