//! The loop: take everything that came in, then draw once if something changed; knows nothing of what is shown.

use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use ratatui::layout::Size;

use crate::ui::canvas::Frame;
use crate::ui::input::{self, Input};
use crate::ui::terminal::{Options, Terminal};
use crate::ui::text::Metrics;

/// What the loop runs.
pub trait App {
    /// What the program's own threads have to tell it.
    type News: Send + 'static;

    /// Takes one input in. On [`Input::HungUp`] and [`Input::Terminate`] it saves and answers [`Flow::Quit`].
    fn take(&mut self, input: Input<Self::News>) -> Flow;

    /// Draws the whole frame.
    fn draw(&self, frame: &mut Frame);

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

/// Enters the terminal, runs an application in it, and leaves it as it was.
///
/// # Errors
/// The terminal cannot be entered. That it is gone later is no error: the application was told.
pub fn run<A: App>(options: &Options, build: impl FnOnce(Sender<Input<A::News>>, Stage) -> A) -> io::Result<A> {
    let (sender, inbox) = channel();
    let mut terminal = Terminal::enter(options)?;
    input::listen(sender.clone())?;
    let mut metrics = options.metrics.unwrap_or_default();
    let mut early = Vec::new();
    if options.metrics.is_none() {
        terminal.probe()?;
        metrics = wait_for_metrics(&inbox, &mut early).unwrap_or(metrics);
    }
    let mut size = crate::ui::terminal::size();
    let mut app = build(sender, Stage { size, metrics });
    let mut flow = early.into_iter().map(|input| app.take(input)).fold(Flow::Draw, Flow::max);
    loop {
        match flow {
            Flow::Quit => break,
            Flow::Stay => {}
            Flow::Draw | Flow::Redraw => {
                if flow == Flow::Redraw {
                    terminal.enter_again();
                }
                let mut frame = Frame::empty(size);
                app.draw(&mut frame);
                if terminal.show(frame).is_err() {
                    app.take(Input::HungUp);
                    terminal.abandon();
                    break;
                }
            }
        }
        let mut inputs = next(&inbox, app.wake_after());
        inputs.retain(|input| options.metrics.is_none() || !matches!(input, Input::Metrics(_)));
        flow = Flow::Stay;
        for input in inputs {
            match &input {
                Input::Resize(told) => size = *told,
                Input::Resumed => flow = flow.max(Flow::Redraw),
                Input::HungUp => terminal.abandon(),
                _ => {}
            }
            flow = flow.max(app.take(input));
        }
    }
    terminal.leave();
    Ok(app)
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
