//! `aloud play`

mod playlist;

use super::args::{Play, Speak};
use super::context::Context;
use super::listen::Renderer;
use super::progress::Reporter;
use super::{output, report};
use aloud::player::{DisplayMode, Options, Player, SPEEDS, Theme};
use aloud::studio::Input;
use aloud::{Error, Kind, Result};
use playlist::List;
use serde_json::json;
use std::io::IsTerminal;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

pub fn run(context: &Context, args: &Play) -> Result<()> {
    let begun = Instant::now();
    if !SPEEDS.contains(&args.speed) {
        let what = format!("--speed is {}; it goes from 0.5 to 3.0", args.speed);
        return Err(Error::new(Kind::Usage, what));
    }
    // What is not there is told before a device that is not there either.
    args.inputs.iter().try_for_each(|name| Input::parse(name)?.check())?;
    // Before anything is read: without a device there is no point in it.
    let player = Player::open(args.device.as_deref().unwrap_or_default())?;
    let mode = mode(context, args);
    // A bar of the renderer would lie over what is shown.
    let quiet = matches!(mode, DisplayMode::Screen | DisplayMode::Line);
    let mut common = context.common.clone();
    common.quiet |= quiet;
    let reporter = match mode {
        // Between sentences that are read out, nothing but what has to be known.
        DisplayMode::Plain => Reporter::without_steps(&common),
        _ => Reporter::new(&common),
    };
    let studio = speak(args).apply(context.builder()).events(Arc::new(reporter.clone())).build()?;
    let entries = playlist::entries(&studio, &args.inputs, args.reading.items.as_deref())?;
    let output = args.output.as_ref().unwrap_or(&context.settings().output);
    let keep = args.keep.then(|| output.clone());
    let renderer = Renderer::new(studio, keep, move |input| reporter.edition(&input.label()))?;
    let mut list = List::new(entries, renderer);
    let stop = signals()?;
    let mut options = Options::default();
    (options.mode, options.theme) = (mode, theme(args));
    (options.speed, options.volume, options.resume) = (args.speed, args.volume, !args.restart);
    let played =
        player.run(&mut list, options, &|| stop.load(Ordering::Relaxed), &mut report::tell);
    let status = player.status();
    drop(player);
    played?;
    list.end()?;
    if context.common.json {
        let first = status.first_sound.map(|t| t.duration_since(begun).as_secs_f64() * 1e3);
        output::json(&json!({
            "frames_out": status.frames_out,
            "sample_rate": status.rate,
            "underruns": status.underruns,
            "starved": status.starved,
            "first_sound_ms": first,
        }))?;
    }
    Ok(())
}

/// A screen where there is one.
fn mode(context: &Context, args: &Play) -> DisplayMode {
    let screen = std::io::stdout().is_terminal() && !args.plain;
    match (screen, args.no_text) {
        (true, false) => DisplayMode::Screen,
        (true, true) => DisplayMode::Line,
        (false, true) => DisplayMode::Nothing,
        // What is read by a program is one object.
        (false, false) if context.common.json || context.common.quiet => DisplayMode::Nothing,
        (false, false) => DisplayMode::Plain,
    }
}

fn theme(args: &Play) -> Theme {
    match std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty()) {
        _ if args.contrast => Theme::Contrast,
        true => Theme::Plain,
        false => Theme::Colours,
    }
}

/// How the articles are spoken.
fn speak(args: &Play) -> Speak {
    Speak {
        who: args.who.clone(),
        reading: args.reading.clone(),
        jobs: args.jobs,
        ..Speak::default()
    }
}

/// Set when the system asks to stop, so that the terminal is given back in order.
fn signals() -> Result<Arc<AtomicBool>> {
    let stop = Arc::new(AtomicBool::new(false));
    #[cfg(unix)]
    for signal in
        [signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM, signal_hook::consts::SIGHUP]
    {
        signal_hook::flag::register(signal, stop.clone())
            .map_err(|e| Error::new(Kind::System, "cannot listen to signals").because(e))?;
    }
    Ok(stop)
}
