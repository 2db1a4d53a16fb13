//! What the flags ask of a studio.

use super::args::{InputArgs, Prosody, Speak, Who};
use aloud::studio::{self, Builder};

impl InputArgs {
    pub fn apply(&self, builder: Builder) -> Builder {
        let mut builder = builder
            .skip(self.skip.iter().cloned())
            .read(self.read.iter().cloned())
            .lexicons(self.lexicon.iter().cloned());
        if let Some(tag) = &self.lang {
            builder = builder.language(tag);
        }
        if let Some(format) = &self.format {
            builder = builder.format(format);
        }
        builder
    }
}

impl Who {
    pub fn apply(&self, builder: Builder) -> Builder {
        let builder = builder.one_voice(self.one_voice);
        match &self.voice {
            Some(voice) => builder.voice(voice),
            None => builder,
        }
    }
}

impl Prosody {
    pub fn apply(&self, builder: Builder) -> Builder {
        let Prosody { rate, pitch, range, volume, variant } = self.clone();
        let mut prosody = studio::Prosody::default();
        (prosody.rate, prosody.pitch, prosody.range) = (rate, pitch, range);
        (prosody.volume, prosody.variant) = (volume, variant);
        builder.prosody(prosody)
    }
}

impl Speak {
    pub fn apply(&self, builder: Builder) -> Builder {
        let builder = self.prosody.apply(self.who.apply(self.reading.apply(builder)));
        let mut builder = builder.fresh(self.fresh).fetch_anew(self.fresh).revoice(self.revoice);
        if let Some(jobs) = self.jobs {
            builder = builder.jobs(jobs);
        }
        if let Some(amount) = self.max_cost {
            builder = builder.max_cost(amount);
        }
        if let Some(chars) = self.max_chars {
            builder = builder.max_chars(chars);
        }
        builder
    }
}
