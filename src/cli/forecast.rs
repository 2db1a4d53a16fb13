//! What `aloud speak --dry-run` tells.

mod print;

use super::progress::Reporter;
use super::report;
use aloud::Result;
use aloud::studio::{Input, Studio};
use print::{Forecast, tell};

/// Tells what each input would take, and speaks nothing.
pub async fn run(
    studio: &Studio,
    reporter: &Reporter,
    inputs: &[Input],
    as_json: bool,
) -> Result<()> {
    let (mut all, mut failed) = (Vec::new(), Vec::new());
    for input in inputs {
        let label = input.label();
        let plan = studio.prepare(input, &reporter.edition(&label)).await;
        match plan.and_then(|plan| Ok((plan.forecast()?, plan.title().to_owned()))) {
            Ok((shares, title)) => all.push(Forecast { input: label, title, shares }),
            Err(e) if inputs.len() == 1 => return Err(e),
            Err(e) => {
                report::tell_of(&label, &e);
                failed.push(e);
            }
        }
    }
    tell(&all, as_json)?;
    report::conclude(failed, inputs.len())
}
