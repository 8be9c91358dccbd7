//! Threads for calls that block (files, names, hashing). None exists until the first job; at most four by
//! default, with small stacks. A job returns a value of type `R`, which the owner of the pool takes
//! on its own thread after the waker has ended its sleep. Every other thread is begun here too, for whoever
//! must know whether there is any.

use std::collections::VecDeque;
use std::io;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// Work for another thread, and what it brings back.
pub type Job<R> = Box<dyn FnOnce() -> R + Send>;

const STACK: usize = 256 * 1024;

struct Queue<R> {
    waiting: VecDeque<(u32, Job<R>)>,
    done: Vec<(u32, R)>,
    idle_threads: usize,
}

struct Shared<R> {
    queue: Mutex<Queue<R>>,
    work: Condvar,
    wake: Box<dyn Fn() + Send + Sync>,
}

/// Begins a thread that the pool has nothing to do with, with so many bytes of stack. The kernel keeps 15 bytes of
/// its name. Errors: no thread to be had.
pub fn start_thread(name: &str, stack: usize, body: impl FnOnce() + Send + 'static) -> io::Result<()> {
    let name = name.chars().filter(|character| *character != '\0').take(15).collect();
    thread::Builder::new().name(name).stack_size(stack).spawn(body).map(drop)
}

impl<R> Shared<R> {
    // A job that panicked aborts the process in release builds; in tests the queue itself is still sound.
    fn lock(&self) -> MutexGuard<'_, Queue<R>> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The threads and their queue.
pub struct Pool<R> {
    shared: Arc<Shared<R>>,
    threads: usize,
    most_threads: usize,
    next_job: u32,
    unfinished: usize,
}

impl<R: Send + 'static> Pool<R> {
    /// `wake` is called from a pool thread whenever a result is there to be taken.
    pub fn new(most_threads: usize, wake: impl Fn() + Send + Sync + 'static) -> Pool<R> {
        let queue = Queue { waiting: VecDeque::new(), done: Vec::new(), idle_threads: 0 };
        let shared = Shared { queue: Mutex::new(queue), work: Condvar::new(), wake: Box::new(wake) };
        Pool { shared: Arc::new(shared), threads: 0, most_threads, next_job: 0, unfinished: 0 }
    }

    /// Queues a job and returns its number. Errors: a first thread could not be started (EAGAIN).
    pub fn submit(&mut self, job: Job<R>) -> io::Result<u32> {
        let idle = self.shared.lock().idle_threads;
        if idle == 0 && self.threads < self.most_threads {
            match self.start_thread() {
                Ok(()) => self.threads += 1,
                Err(e) if self.threads == 0 => return Err(e),
                Err(_) => {}
            }
        }
        self.next_job = self.next_job.wrapping_add(1) & 0x3fff_ffff;
        self.shared.lock().waiting.push_back((self.next_job, job));
        self.shared.work.notify_one();
        self.unfinished += 1;
        Ok(self.next_job)
    }

    /// Threads that have been started; they stay until the end.
    pub fn threads(&self) -> usize {
        self.threads
    }

    /// Jobs whose result has not been taken yet.
    pub fn unfinished(&self) -> usize {
        self.unfinished
    }

    /// The results that have come in, each with its job's number.
    pub fn take_done(&mut self) -> Vec<(u32, R)> {
        let done = std::mem::take(&mut self.shared.lock().done);
        self.unfinished -= done.len();
        done
    }

    fn start_thread(&self) -> io::Result<()> {
        let shared = Arc::clone(&self.shared);
        let thread = thread::Builder::new().name("mote-pool".into()).stack_size(STACK);
        thread.spawn(move || work(&shared)).map(drop)
    }
}

fn work<R>(shared: &Shared<R>) {
    let mut queue = shared.lock();
    loop {
        let Some((number, job)) = queue.waiting.pop_front() else {
            queue.idle_threads += 1;
            queue = shared.work.wait(queue).unwrap_or_else(PoisonError::into_inner);
            queue.idle_threads -= 1;
            continue;
        };
        drop(queue);
        let result = job();
        queue = shared.lock();
        queue.done.push((number, result));
        (shared.wake)();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    #[test]
    fn every_job_brings_its_result_back() {
        let (tell, told) = mpsc::channel();
        let mut pool = Pool::new(3, move || tell.send(()).unwrap());
        let numbers: Vec<u32> = (0..50).map(|n| pool.submit(Box::new(move || n * 2)).unwrap()).collect();
        let mut results = Vec::new();
        while results.len() < 50 {
            told.recv().unwrap();
            results.extend(pool.take_done());
        }
        results.sort();
        let expected: Vec<_> = numbers.iter().copied().zip((0..50).map(|n| n * 2)).collect();
        assert_eq!(results, expected);
        assert_eq!(pool.unfinished(), 0);
        assert!(pool.threads <= 3);
    }
}
