//! Finds and opens a device by its name.

use super::output::{Device, Devices};
use super::silent::Silent;
use crate::error::{Error, Kind, Result};

/// The name of the device that nobody hears; `silent:8` runs at 8 times real time.
const SILENT: &str = "silent";

/// A device, with the name that opens it again.
pub struct Opened {
    /// The device.
    pub device: Box<dyn Device>,
    /// Its name; empty for the system's default.
    pub name: String,
}

/// Opens a device by name, the system's default one for an empty name.
///
/// # Errors
/// [`Kind::Device`] if there is none, or it cannot be opened; [`Kind::Usage`] for a senseless name.
pub fn open(name: &str) -> Result<Opened> {
    let device: Box<dyn Device> = match silent(name)? {
        Some(factor) => Box::new(Silent::new(factor)),
        None => platform(name)?,
    };
    Ok(Opened { device, name: name.into() })
}

/// Lists the devices of this machine. [`Kind::Device`] if the system's sound cannot be reached.
pub fn devices() -> Result<Devices> {
    let mut devices = platform_list()?;
    devices.push((SILENT.into(), "plays for nobody, in real time".into()));
    Ok(devices)
}

fn silent(name: &str) -> Result<Option<f64>> {
    let Some(rest) = name.strip_prefix(SILENT) else { return Ok(None) };
    if rest.is_empty() {
        return Ok(Some(1.0));
    }
    let factor = rest.strip_prefix(':').and_then(|f| f.parse::<f64>().ok());
    match factor.filter(|f| (0.1..=1000.0).contains(f)) {
        Some(factor) => Ok(Some(factor)),
        None => {
            let what = format!(
                "there is no device {name:?}; the silent one is called {SILENT}, or {SILENT}:8 \
                 for 8 times real time (0.1 to 1000)"
            );
            Err(Error::new(Kind::Usage, what))
        }
    }
}

#[cfg(target_os = "linux")]
fn platform(name: &str) -> Result<Box<dyn Device>> {
    Ok(Box::new(super::alsa::Alsa::open(if name.is_empty() { "default" } else { name })?))
}

#[cfg(target_os = "linux")]
fn platform_list() -> Result<Devices> {
    super::alsa::list()
}

#[cfg(not(target_os = "linux"))]
fn platform(name: &str) -> Result<Box<dyn Device>> {
    Ok(Box::new(super::system::System::open(name)?))
}

#[cfg(not(target_os = "linux"))]
fn platform_list() -> Result<Devices> {
    super::system::list()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_silent_device_has_a_speed() {
        assert_eq!(silent("silent").unwrap(), Some(1.0));
        assert_eq!(silent("silent:8").unwrap(), Some(8.0));
        assert_eq!(silent("hw:0").unwrap(), None);
        for bad in ["silent:", "silent:0", "silent:NaN", "silently"] {
            assert_eq!(silent(bad).unwrap_err().kind(), Kind::Usage, "{bad}");
        }
    }
}
