//! So many at once, the earliest first.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::oneshot;

/// Slots that are given to the lowest ticket that waits. What is queued again keeps its ticket, and
/// so its place in the order of the text: whoever waits for the beginning waits least.
#[derive(Debug)]
pub(super) struct Slots {
    state: Arc<Mutex<State>>,
}

#[derive(Debug)]
struct State {
    most: usize,
    taken: usize,
    line: BTreeMap<u64, oneshot::Sender<Slot>>,
}

/// One slot, free again when dropped.
#[derive(Debug)]
pub(super) struct Slot {
    state: Arc<Mutex<State>>,
}

impl Slots {
    pub(super) fn new(most: usize) -> Self {
        let state = State { most: most.max(1), taken: 0, line: BTreeMap::new() };
        Slots { state: Arc::new(Mutex::new(state)) }
    }

    /// Waits for a slot. A ticket is in line once only.
    pub(super) async fn get(&self, ticket: u64) -> Slot {
        loop {
            let waiting = {
                let mut state = lock(&self.state);
                let (sender, receiver) = oneshot::channel();
                state.line.insert(ticket, sender);
                receiver
            };
            serve(&self.state);
            if let Ok(slot) = waiting.await {
                return slot;
            }
        }
    }

    /// A slot, if one is free and nobody waits.
    pub(super) fn spare(&self) -> Option<Slot> {
        let mut state = lock(&self.state);
        let free = state.taken < state.most && state.line.is_empty();
        free.then(|| {
            state.taken += 1;
            Slot { state: self.state.clone() }
        })
    }

    /// Changes how many there are; those given away stay so.
    pub(super) fn limit(&self, most: usize) {
        lock(&self.state).most = most.max(1);
        serve(&self.state);
    }
}

/// Gives free slots away.
fn serve(shared: &Arc<Mutex<State>>) {
    loop {
        let (sender, slot) = {
            let mut state = lock(shared);
            if state.taken >= state.most {
                return;
            }
            let Some((_, sender)) = state.line.pop_first() else { return };
            state.taken += 1;
            (sender, Slot { state: shared.clone() })
        };
        // Whoever has gone away hands it back: the slot is dropped here, outside of the lock.
        drop(sender.send(slot));
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        lock(&self.state).taken -= 1;
        serve(&self.state);
    }
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    // Whoever died while it held the lock has left whole counts behind.
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_earliest_is_served_first_and_the_gone_are_passed_over() {
        let slots = Arc::new(Slots::new(1));
        let held = slots.get(0).await;
        assert!(slots.spare().is_none());
        let order = Arc::new(Mutex::new(Vec::new()));
        let mut tasks = Vec::new();
        for ticket in [5, 2, 9, 3] {
            let (slots, order) = (slots.clone(), order.clone());
            tasks.push(tokio::spawn(async move {
                let _slot = slots.get(ticket).await;
                order.lock().unwrap().push(ticket);
            }));
            tokio::task::yield_now().await;
        }
        tasks[3].abort();
        tokio::task::yield_now().await;
        drop(held);
        for task in tasks {
            let _ = task.await;
        }
        assert_eq!(*order.lock().unwrap(), [2, 5, 9]);
        assert!(slots.spare().is_some());
    }
}
