//! The `aloud` command.

fn main() {
    let mut args = std::env::args_os().skip(1);
    if args.next().is_some_and(|a| a == aloud::speech::engines::espeak::COMMAND) {
        aloud::speech::engines::espeak::serve(args.next().unwrap_or_default().as_ref());
    }
}
