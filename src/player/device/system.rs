//! Sound on every system but Linux, through rodio and what it finds there (Core Audio, WASAPI).

use super::output::Devices;
use super::output::{Device, Lost};
use crate::error::{Error, Kind, Result};
use crate::model::units::{Frames, SampleRate};
use rodio::buffer::SamplesBuffer;
use rodio::cpal::traits::{DeviceTrait, HostTrait};
use rodio::{DeviceSinkBuilder, MixerDeviceSink, Player, cpal};
use std::collections::VecDeque;
use std::num::NonZero;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// What is queued at most: little, so that keys act at once.
const QUEUED: Duration = Duration::from_millis(100);
const MOMENT: Duration = Duration::from_millis(3);

/// An open device with a queue of hops.
pub struct System {
    sink: MixerDeviceSink,
    player: Player,
    rate: NonZero<u32>,
    /// The lengths of the hops that were queued last.
    hops: VecDeque<Frames>,
    underruns: u64,
    lost: Arc<AtomicBool>,
}

impl System {
    pub fn open(name: &str) -> Result<Self> {
        let cannot = |e: Box<dyn std::error::Error + Send + Sync>| {
            let what = format!(
                "cannot open the audio device {name:?}; check that one is connected, or choose \
                 another with --device"
            );
            Error::new(Kind::Device, what).because(e)
        };
        let builder = if name.is_empty() {
            DeviceSinkBuilder::from_default_device().map_err(|e| cannot(e.into()))?
        } else {
            let devices = cpal::default_host().output_devices().map_err(|e| cannot(e.into()))?;
            let device = devices.into_iter().find(|d| d.to_string() == name);
            let device = device.ok_or_else(|| cannot("there is no such device".into()))?;
            DeviceSinkBuilder::from_device(device).map_err(|e| cannot(e.into()))?
        };
        let lost = Arc::new(AtomicBool::new(false));
        let told = lost.clone();
        let builder = builder.with_error_callback(move |_| told.store(true, Ordering::Relaxed));
        let mut sink = builder.open_stream().map_err(|e| cannot(e.into()))?;
        sink.log_on_drop(false);
        let player = Player::connect_new(sink.mixer());
        let (rate, hops) = (NonZero::<u32>::MIN, VecDeque::new());
        Ok(System { sink, player, rate, hops, underruns: 0, lost })
    }
}

impl Device for System {
    fn start(&mut self, rate: SampleRate) -> Result<()> {
        self.discard();
        self.rate = NonZero::new(rate.0).unwrap_or(NonZero::<u32>::MIN);
        Ok(())
    }

    fn write(&mut self, samples: &[i16]) -> std::result::Result<(), Lost> {
        self.underruns += u64::from(!self.hops.is_empty() && self.player.empty());
        let samples_f32: Vec<f32> = samples.iter().map(|s| f32::from(*s) / 32768.0).collect();
        self.player.append(SamplesBuffer::new(NonZero::<u16>::MIN, self.rate, samples_f32));
        self.hops.push_back(Frames::of(samples));
        let room = SampleRate(self.rate.get()).frames(QUEUED);
        while self.delay() > room {
            if self.lost.load(Ordering::Relaxed) {
                return Err(Lost("the system took it away".into()));
            }
            std::thread::sleep(MOMENT);
        }
        Ok(())
    }

    fn delay(&mut self) -> Frames {
        while self.hops.len() > self.player.len().max(1) {
            self.hops.pop_front();
        }
        let queued = if self.player.empty() { 0 } else { self.hops.iter().map(|hop| hop.0).sum() };
        Frames(queued)
    }

    fn drain(&mut self) {
        if !self.lost.load(Ordering::Relaxed) {
            self.player.sleep_until_end();
            // The system's own buffer comes after the queue.
            std::thread::sleep(QUEUED);
        }
        self.hops.clear();
    }

    fn discard(&mut self) {
        self.player.stop();
        self.player = Player::connect_new(self.sink.mixer());
        self.hops.clear();
    }

    fn underruns(&self) -> u64 {
        self.underruns
    }
}

/// The devices that can be opened for playing.
pub fn list() -> Result<Devices> {
    let devices = cpal::default_host()
        .output_devices()
        .map_err(|e| Error::new(Kind::Device, "cannot list the audio devices").because(e))?;
    Ok(devices.map(|d| (d.to_string(), String::new())).collect())
}
