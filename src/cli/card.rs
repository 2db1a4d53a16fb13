//! Voice cards as their files have them.

use aloud::model::VoiceCard;
use aloud::{Error, Kind, Result};

/// The card as its file would have it.
pub fn as_toml(card: &VoiceCard) -> Result<String> {
    let mut table = toml::Table::new();
    for (key, value) in [
        ("name", &card.name),
        ("backend", &card.backend),
        ("licence", &card.licence),
        ("about", &card.about),
    ] {
        table.insert(key.into(), value.clone().into());
    }
    table.insert("languages".into(), card.languages.clone().into());
    if let Some(fallback) = &card.terms.fallback {
        table.insert("fallback".into(), fallback.clone().into());
    }
    table.insert(card.backend.clone(), card.settings.clone().into());
    let bug = |e: toml::ser::Error| Error::new(Kind::Bug, "cannot print the voice card").because(e);
    let terms = &card.terms;
    let mut put = |name: &str, differs: bool, value: std::result::Result<toml::Value, _>| {
        if differs {
            table.insert(name.into(), value.map_err(bug)?);
        }
        Ok::<_, Error>(())
    };
    let none = aloud::model::Terms::default();
    put("limits", terms.limits != none.limits, toml::Value::try_from(&terms.limits))?;
    put("retry", terms.retry != none.retry, toml::Value::try_from(&terms.retry))?;
    if let Some(price) = &terms.price {
        put("price", true, toml::Value::try_from(price))?;
    }
    Ok(toml::to_string(&table).map_err(bug)?.trim_end().to_string())
}
