//! Deadlines: when, and whom to tell; never what they are for. The clock is passed in.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::time::{Duration, Instant};

/// A set of deadlines, each for a key. Setting a key again replaces its deadline.
pub struct Timers<K> {
    heap: BinaryHeap<Reverse<(Instant, K)>>,
    current: Vec<(K, Instant)>,
}

impl<K: Copy + Ord> Default for Timers<K> {
    fn default() -> Self {
        Timers { heap: BinaryHeap::new(), current: Vec::new() }
    }
}

impl<K: Copy + Ord> Timers<K> {
    /// From now on `key` is due at `deadline`. There are few keys (the script's timers are one, each
    /// server is one), so they stand in a plain list; replaced entries fall out of the heap when due.
    pub fn set(&mut self, key: K, deadline: Instant) {
        match self.current.iter_mut().find(|(k, _)| *k == key) {
            Some(entry) if entry.1 == deadline => return,
            Some(entry) => entry.1 = deadline,
            None => self.current.push((key, deadline)),
        }
        self.heap.push(Reverse((deadline, key)));
        if self.heap.len() > 64 + 4 * self.current.len() {
            self.heap = self.current.iter().map(|&(k, at)| Reverse((at, k))).collect();
        }
    }

    pub fn clear(&mut self, key: K) {
        self.current.retain(|(k, _)| *k != key);
    }

    /// How long until the next deadline; zero when one is overdue, `None` when there is none.
    pub fn until_next(&mut self, now: Instant) -> Option<Duration> {
        self.drop_stale();
        self.heap.peek().map(|Reverse((at, _))| at.saturating_duration_since(now))
    }

    /// Takes one key whose deadline has passed.
    pub fn take_due(&mut self, now: Instant) -> Option<K> {
        self.drop_stale();
        let &Reverse((at, key)) = self.heap.peek()?;
        if at > now {
            return None;
        }
        self.heap.pop();
        self.clear(key);
        Some(key)
    }

    fn drop_stale(&mut self) {
        while let Some(&Reverse((at, key))) = self.heap.peek() {
            if self.current.contains(&(key, at)) {
                return;
            }
            self.heap.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn due_keys_come_in_order_of_their_deadlines() {
        let start = Instant::now();
        let at = |ms| start + Duration::from_millis(ms);
        let mut timers = Timers::default();
        timers.set(1, at(30));
        timers.set(2, at(10));
        assert_eq!(timers.until_next(start), Some(Duration::from_millis(10)));
        assert_eq!(timers.take_due(at(9)), None);
        assert_eq!(timers.take_due(at(50)), Some(2));
        assert_eq!(timers.take_due(at(50)), Some(1));
        assert_eq!(timers.take_due(at(50)), None);
    }

    #[test]
    fn setting_again_replaces_and_clearing_forgets() {
        let start = Instant::now();
        let at = |ms| start + Duration::from_millis(ms);
        let mut timers = Timers::default();
        for ms in 0..1000 {
            timers.set(7, at(10 + ms));
        }
        assert!(timers.heap.len() < 100, "replaced deadlines do not pile up");
        assert_eq!(timers.take_due(at(500)), None);
        assert_eq!(timers.take_due(at(1009)), Some(7));
        timers.set(8, at(1));
        timers.clear(8);
        assert_eq!(timers.until_next(start), None);
    }
}
