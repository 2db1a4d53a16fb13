//! How large an edition becomes, before anything is spoken.

use super::plan::Plan;
use crate::Result;
use crate::model::edition_files::EditionFiles;
use crate::model::pace;
use crate::model::units::SampleRate;
use crate::pipeline::events::Size;
use crate::store::paths;
use std::time::Duration;

/// The rate of voices that do not tell theirs before they speak.
const USUAL_RATE: SampleRate = SampleRate(24_000);
const BYTES_A_FRAME: u64 = 2;

impl Plan {
    /// The size of the edition in these files.
    pub(super) async fn size(&self, files: &EditionFiles) -> Result<Size> {
        self.cut().await?;
        let speaker = self.cast().main();
        let capabilities = speaker.backend.capabilities();
        let rate = capabilities.rate.clamp(0.1, 10.0);
        let article = self.article();
        let seconds: f64 = (self.script().segments.iter())
            // What is written and what is said are about equally long.
            .map(|s| pace::seconds(&article.blocks[s.block()].text[s.text()]) / rate)
            .sum();
        let sound = Duration::from_secs_f64(seconds);
        let frames = capabilities.sample_rate.unwrap_or(USUAL_RATE).frames(sound);
        let bytes = frames.0.saturating_mul(BYTES_A_FRAME);
        let times = if paths::same_disk(files.dir(), self.cache()) { 2 } else { 1 };
        Ok(Size { sound, needed: bytes.saturating_mul(times), free: paths::free(files.dir()) })
    }
}
