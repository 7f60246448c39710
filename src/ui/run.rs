//! The loop: take everything that came in, then draw once if something changed; knows nothing of what is shown.

use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use ratatui::layout::Size;

use crate::ui::canvas::Frame;
use crate::ui::input::{self, Input};
use crate::ui::terminal::{self, Options, Terminal};
use crate::ui::text::Metrics;

/// What the loop runs.
pub trait App {
    /// What the program's own threads have to tell it.
    type News: Send + 'static;

    /// Takes one input in. On [`Input::HungUp`] and [`Input::Terminate`] it saves and answers [`Flow::Quit`]; what was
    /// typed after a key that leaves is dropped.
    fn take(&mut self, input: Input<Self::News>) -> Flow;

    /// Draws the whole frame.
    fn draw(&self, frame: &mut Frame);

    /// Hears that the frame last drawn is on the terminal, and that nothing typed waited to be taken when it went there: what
    /// is typed now may have been typed by somebody who has seen it.
    fn shown(&mut self) {}

    /// Returns whether [`App::shown`] is to wait until the frame has come over the line: what is typed before must not be taken
    /// for the word of somebody who has read it.
    fn must_be_seen(&self) -> bool {
        false
    }

    /// Returns how long after the last input it wants [`Input::Wake`]; `None`: it sleeps until something happens.
    fn wake_after(&self) -> Option<Duration> {
        None
    }
}

/// What follows from an input; the greatest of several counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flow {
    /// Nothing changed.
    Stay,
    /// Something looks different.
    Draw,
    /// The terminal may show anything: draw it all.
    Redraw,
    /// Leave.
    Quit,
}

/// What there is to draw on at start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stage {
    /// The terminal's size.
    pub size: Size,
    /// How it draws ambiguous characters, as far as is known; [`Input::Metrics`] tells more.
    pub metrics: Metrics,
}

/// How long the first frame waits for the terminal to tell how it draws ambiguous characters.
const PROBE_PATIENCE: Duration = Duration::from_millis(200);

/// How long a terminal may take to tell that a frame has reached it, before it counts as one that never tells.
const REACH_PATIENCE: Duration = Duration::from_secs(2);

/// Whether a frame that must be seen has come over the line.
#[derive(Debug, Default)]
struct Reach {
    asked: Option<Instant>,
    never_tells: bool,
}

impl Reach {
    /// Hears what the terminal told; returns whether anybody had asked.
    fn told(&mut self) -> bool {
        self.asked.take().is_some()
    }

    /// Gives up on a terminal that has not told in time; returns whether it does so now.
    fn gives_up(&mut self) -> bool {
        let is_over = self.asked.is_some_and(|asked| asked.elapsed() >= REACH_PATIENCE);
        if is_over {
            *self = Self { asked: None, never_tells: true };
        }
        is_over
    }

    /// Returns how long it waits yet.
    fn patience(&self) -> Option<Duration> {
        self.asked.map(|asked| REACH_PATIENCE.saturating_sub(asked.elapsed()))
    }
}

/// The two ends of an application's inbox.
pub type Inbox<M> = (Sender<Input<M>>, Receiver<Input<M>>);

/// Enters the terminal and runs an application in it. Whoever called leaves the terminal, once everything is saved: until
/// then what is still typed must reach neither a shell nor the signals of a terminal as it was found.
///
/// # Errors
/// The terminal cannot be entered. That it is gone later is no error: the application was told.
pub fn run<A: App>(
    options: &Options,
    (sender, inbox): Inbox<A::News>,
    build: impl FnOnce(Stage) -> A,
) -> io::Result<(A, Terminal)> {
    let mut terminal = Terminal::enter(options)?;
    input::listen(sender)?;
    let mut early = Vec::new();
    let mut told = options.metrics;
    if told.is_none() {
        terminal.probe()?;
        told = wait_for_metrics(&inbox, &mut early);
    }
    let stage = Stage { size: terminal::size(), metrics: told.unwrap_or_default() };
    let mut app = build(stage);
    let mut size = stage.size;
    let mut inputs = early;
    let mut flow = Flow::Draw;
    let mut reach = Reach::default();
    loop {
        for input in inputs {
            match &input {
                Input::Reached => {
                    if reach.told() {
                        app.shown();
                    }
                    continue;
                }
                // Only the first answer is one: the same bytes later are a key some terminals send.
                Input::Metrics(_) if told.is_some() => continue,
                Input::Metrics(metrics) => {
                    told = Some(*metrics);
                    // What it tells late on a slow line is mostly what was taken for granted: nothing is drawn again.
                    if *metrics == stage.metrics {
                        continue;
                    }
                }
                Input::Resize(changed) => size = *changed,
                Input::HungUp => terminal.abandon(),
                _ => {}
            }
            let must_redraw = matches!(input, Input::Metrics(_) | Input::Resumed);
            flow = flow.max(app.take(input)).max(if must_redraw { Flow::Redraw } else { Flow::Stay });
            if flow == Flow::Quit {
                return Ok((app, terminal));
            }
        }
        if reach.gives_up() {
            app.shown();
        }
        if flow == Flow::Redraw {
            terminal.enter_again();
        }
        let mut waiting = Vec::new();
        if flow > Flow::Stay {
            let mut frame = Frame::empty(size);
            app.draw(&mut frame);
            waiting.extend(inbox.try_iter());
            let shown = terminal.show(frame);
            let must_ask = app.must_be_seen() && !reach.never_tells;
            let shown = match shown {
                Ok(()) if must_ask && reach.asked.is_none() => {
                    reach.asked = Some(Instant::now());
                    terminal.ask_reached()
                }
                shown => shown,
            };
            if let Err(error) = shown {
                // One that is there and takes nothing more is still left as it was found.
                if error.kind() != io::ErrorKind::TimedOut {
                    terminal.abandon();
                }
                // What was typed before counts as if it had been seen.
                let typed = waiting.into_iter().chain(inbox.try_iter()).chain([Input::HungUp]);
                _ = typed.into_iter().any(|input| app.take(input) == Flow::Quit);
                return Ok((app, terminal));
            }
            let is_typed = |input: &Input<_>| matches!(input, Input::Key(_) | Input::Paste(_));
            if !must_ask && !waiting.iter().any(is_typed) {
                app.shown();
            }
        }
        flow = Flow::Stay;
        inputs = if waiting.is_empty() {
            next(&inbox, [app.wake_after(), reach.patience()].into_iter().flatten().min())
        } else {
            waiting
        };
    }
}

/// Waits for the answer to the probe, keeping whatever else comes in the meantime.
fn wait_for_metrics<M>(inbox: &Receiver<Input<M>>, early: &mut Vec<Input<M>>) -> Option<Metrics> {
    let deadline = Instant::now() + PROBE_PATIENCE;
    while let Ok(input) = inbox.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
        match input {
            Input::Metrics(metrics) => return Some(metrics),
            other => early.push(other),
        }
    }
    None
}

/// Waits for something to happen and returns everything that has, in order.
fn next<M>(inbox: &Receiver<Input<M>>, wake_after: Option<Duration>) -> Vec<Input<M>> {
    let first = match wake_after {
        None => inbox.recv().unwrap_or(Input::HungUp),
        Some(time) => match inbox.recv_timeout(time) {
            Ok(input) => input,
            Err(RecvTimeoutError::Timeout) => Input::Wake,
            Err(RecvTimeoutError::Disconnected) => Input::HungUp,
        },
    };
    std::iter::once(first).chain(inbox.try_iter()).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;
    use crate::ui::keys::Key;

    #[test]
    fn everything_that_came_in_is_taken_in_order() {
        let (sender, inbox) = channel::<Input<()>>();
        let inputs = [Input::Key(Key::Down), Input::Paste("一".to_owned()), Input::Key(Key::Enter)];
        for input in inputs.clone() {
            sender.send(input).unwrap();
        }
        assert_eq!(next(&inbox, None), inputs);
    }

    #[test]
    fn nothing_in_time_is_a_wake_and_nobody_left_a_hang_up() {
        let (sender, inbox) = channel::<Input<()>>();
        assert_eq!(next(&inbox, Some(Duration::ZERO)), [Input::Wake]);
        drop(sender);
        assert_eq!(next(&inbox, None), [Input::HungUp]);
    }

    #[test]
    fn what_was_typed_before_the_answer_to_the_probe_is_kept() {
        let (sender, inbox) = channel::<Input<()>>();
        sender.send(Input::Key(Key::Down)).unwrap();
        sender.send(Input::Metrics(Metrics::Wide)).unwrap();
        let mut early = Vec::new();
        assert_eq!(wait_for_metrics(&inbox, &mut early), Some(Metrics::Wide));
        assert_eq!(early, [Input::Key(Key::Down)]);
    }
}
