//! Times, counts and the table they are printed in; knows nothing of what is measured.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use rustix::time::{ClockId, Timespec, clock_gettime};

/// Times of the same thing done many times.
#[derive(Clone, Debug, Default)]
pub struct Times(Vec<Duration>);

impl Times {
    /// Does something and notes how long it took.
    pub fn time<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let done = work();
        self.0.push(start.elapsed());
        done
    }

    /// Notes a time.
    pub fn note(&mut self, time: Duration) {
        self.0.push(time);
    }

    /// Returns the time that this share of the others does not exceed, in seconds.
    pub fn at(&self, share: f64) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort();
        let last = sorted.len() - 1;
        sorted[(last as f64 * share).round() as usize].as_secs_f64()
    }

    /// Returns the time in the middle, in seconds.
    pub fn median(&self) -> f64 {
        self.at(0.5)
    }

    /// Returns the time all but one in a hundred stay under, in seconds.
    pub fn p99(&self) -> f64 {
        self.at(0.99)
    }
}

/// Returns how long something took, in seconds, and what came of it.
pub fn timed<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let start = Instant::now();
    let done = work();
    (start.elapsed().as_secs_f64(), done)
}

/// Returns the processor time this process has used, all its threads together, in seconds.
pub fn processor_of_all() -> f64 {
    seconds(clock_gettime(ClockId::ProcessCPUTime))
}

/// Returns the processor time this thread has used.
pub fn processor() -> Duration {
    Duration::from_secs_f64(seconds(clock_gettime(ClockId::ThreadCPUTime)))
}

fn seconds(time: Timespec) -> f64 {
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}

/// Returns the bytes of disk that what is in a directory takes, ballast and lock left out.
pub fn disk(path: &Path) -> u64 {
    use std::os::unix::fs::MetadataExt;
    let of_entry = |entry: fs::DirEntry| {
        let metadata = entry.metadata().unwrap();
        let is_counted = !["ballast", "LOCK"].iter().any(|name| entry.file_name() == *name);
        match (metadata.is_dir(), is_counted) {
            (true, _) => disk(&entry.path()),
            (false, true) => metadata.blocks() * 512,
            (false, false) => 0,
        }
    };
    fs::read_dir(path).unwrap().flatten().map(of_entry).sum()
}

/// Writes a time with three digits.
pub fn shown(seconds: f64) -> String {
    let (number, unit) = match seconds {
        s if s < 1e-3 => (s * 1e6, "µs"),
        s if s < 1.0 => (s * 1e3, "ms"),
        s => (s, "s"),
    };
    let decimals = if number < 10.0 { 2 } else { usize::from(number < 100.0) };
    format!("{number:.decimals$} {unit}")
}

/// Writes a ratio.
pub fn times(ratio: f64) -> String {
    if ratio < 10.0 { format!("{ratio:.2}×") } else { format!("{ratio:.0}×") }
}

/// Prints the table row by row, as figures are had.
#[derive(Debug, Default)]
pub struct Table {
    n_missed: usize,
}

impl Table {
    /// Begins a table with its heading.
    pub fn begin(title: &str) -> Self {
        println!("\n### {title}\n\n| what | figure | bound | |\n|---|---|---|---|");
        Self::default()
    }

    /// A figure nothing is promised of.
    pub fn says(&self, what: &str, figure: &str) {
        println!("| {what} | {figure} | | |");
    }

    /// A figure that must not be above its bound.
    pub fn at_most(&mut self, what: &str, figure: &str, value: f64, bound: f64, bound_shown: &str) {
        let is_met = value <= bound;
        self.n_missed += usize::from(!is_met);
        println!("| {what} | {figure} | ≤ {bound_shown} | {} |", if is_met { "met" } else { "**not met**" });
    }

    /// Ends the table, and returns how many bounds were not met.
    pub fn end(self) -> usize {
        self.n_missed
    }
}
