//! The `aloud` command.

fn main() {
    #[cfg(feature = "espeak")]
    if let [_, command, data] = &std::env::args_os().collect::<Vec<_>>()[..]
        && command == aloud::speech::engines::espeak::COMMAND
    {
        aloud::speech::engines::espeak::serve(data.as_ref());
    }
}
