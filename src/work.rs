//! Counts what the engine does for passes, in bytes read and written: the law that work is linear looks at it.
//!
//! Without the feature `proptest` nothing is counted, and nothing is left of this.

#[cfg(feature = "proptest")]
use std::cell::Cell;

#[cfg(feature = "proptest")]
thread_local! {
    static WORK: Cell<usize> = const { Cell::new(0) };
}

/// Adds to the work of this thread.
#[inline]
pub(crate) fn count(bytes: usize) {
    #[cfg(feature = "proptest")]
    WORK.with(|work| work.set(work.get().wrapping_add(bytes)));
    #[cfg(not(feature = "proptest"))]
    let _ = bytes;
}

/// The work that a function makes the engine do on this thread.
#[cfg(feature = "proptest")]
pub(crate) fn of(run: impl FnOnce()) -> usize {
    let before = WORK.with(Cell::get);
    run();
    WORK.with(Cell::get).wrapping_sub(before)
}
