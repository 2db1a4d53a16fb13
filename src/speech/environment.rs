//! What a backend may know of the machine, and what the backends of a run share.

use super::layers::budget::Budget;
use std::any::Any;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

/// What a backend may know of the machine it runs on.
#[derive(Clone, Debug)]
pub struct Environment {
    /// The `aloud` program, for backends that run themselves as worker processes.
    pub program: PathBuf,
    /// The cache folder.
    pub cache: PathBuf,
    /// How many utterances to work on at once where the machine does the work.
    pub jobs: usize,
    /// What the backends made with this environment or its clones have in common.
    pub shared: Shared,
    /// What this run may spend on services, if that is limited.
    pub budget: Option<Arc<Budget>>,
}

/// What backends of one kind share, one of each type: several voices need no more worker processes
/// than one.
#[derive(Clone, Debug, Default)]
pub struct Shared(Arc<Mutex<Vec<Arc<dyn Any + Send + Sync>>>>);

impl Shared {
    /// The value of this type, made when first asked for.
    pub fn get<T: Clone + Send + Sync + 'static>(&self, make: impl FnOnce() -> T) -> T {
        // Whoever died while it held the lock has not harmed the list.
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = all.iter().find_map(|one| one.downcast_ref::<T>()) {
            return found.clone();
        }
        let made = make();
        all.push(Arc::new(made.clone()));
        made
    }
}
