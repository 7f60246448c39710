//! Every way a line or a machine can ask the program to end, wherever the person just is: it ends at once, does not spin, leaves
//! a terminal that remains as it was, loses nothing shown as saved, and opens at the same item next time.

use std::time::{Duration, Instant};

use rustix::process::Signal;

use crate::pty::terminal::{at_w1, begun, on_record};
use crate::pty::{Gone, Home, Terminal, gone};

/// How long ending may take. The machine may be busy with other tests: the best of a few tries counts.
const BOUND: Duration = Duration::from_millis(100);
const N_TRIES: usize = 5;
/// Ticks of ten milliseconds that ending may use of the processor, in a build without optimisation.
const MAX_TICKS: u64 = 15;

/// How the program comes to its end.
#[derive(Clone, Copy, Debug)]
enum How {
    /// The line is lost.
    Lost,
    /// The same for one that was started to ignore the signal of it, as by `nohup`.
    LostUnheard,
    /// A signal, the terminal still there.
    Asked(Signal),
}

/// Where the person is: the keys that lead there from an item, and what is seen then.
const PLACES: [(&str, &str); 4] = [("", "● 3"), ("r反馈", "反馈"), (":zzzz", "没有找到"), ("\x1bd", "诊断")];

/// Ends the program on an item just rated; returns how it went.
fn end(how: How, home: &Home, (keys, seen): (&str, &str)) -> Gone {
    let ignored = if matches!(how, How::LostUnheard) { "HUP" } else { "" };
    let mut terminal = at_w1(home.start().ignoring(ignored));
    terminal.send("3").see("● 3").see_saved().send(keys).see(seen);
    let How::Asked(signal) = how else { return terminal.hang_up() };
    terminal.signal(signal);
    let gone = gone(terminal.pid());
    assert_eq!(terminal.wait_end(), 0, "{how:?} at {seen}");
    terminal.expect_restored();
    gone
}

fn expect_good_end(how: How) {
    for place in PLACES {
        let mut went = Vec::new();
        for _ in 0..N_TRIES {
            let home = begun();
            let gone = end(how, &home, place);
            assert!(gone.ticks <= MAX_TICKS, "{how:?} at {place:?}: {gone:?}");
            assert!(on_record(&home, "W1").starts_with("W1,3,"), "{how:?} at {place:?}");
            home.out(&["verify"]);
            let mut next = home.start().go();
            // The line feed that a lost line brings leads one item on where nothing else takes it.
            next.wait("the same place", |screen| {
                [" W1 ", " W2 ", place.1].iter().any(|title| screen.title().contains(title))
            });
            next.kill();
            went.push(gone.took);
            if went.last().is_some_and(|took| *took < BOUND) {
                break;
            }
        }
        assert!(went.last().is_some_and(|took| *took < BOUND), "{how:?} at {place:?}: {went:?}");
    }
}

#[test]
fn a_lost_line_ends_it_at_once() {
    expect_good_end(How::Lost);
}

#[test]
fn a_lost_line_ends_it_at_once_also_where_the_signal_of_it_is_ignored() {
    expect_good_end(How::LostUnheard);
}

#[test]
fn sigterm_ends_it_at_once() {
    expect_good_end(How::Asked(Signal::TERM));
}

#[test]
fn sighup_ends_it_at_once() {
    expect_good_end(How::Asked(Signal::HUP));
}

#[test]
fn sigint_ends_it_at_once() {
    expect_good_end(How::Asked(Signal::INT));
}

/// Has the program draw until the line takes nothing more.
fn stall(terminal: &mut Terminal) {
    terminal.settle();
    terminal.deafen(true);
    loop {
        let before = terminal.n_written();
        terminal.send("\x0c");
        let sent = Instant::now();
        while terminal.n_written() == before {
            if sent.elapsed() > Duration::from_millis(500) {
                return;
            }
            std::thread::yield_now();
        }
    }
}

#[test]
fn a_terminal_that_takes_nothing_holds_nobody_up_who_asks_it_to_end() {
    let mut went = Vec::new();
    for _ in 0..N_TRIES {
        let home = begun();
        let mut terminal = at_w1(home.start());
        terminal.send("3").see("● 3").see_saved();
        stall(&mut terminal);
        let ticks = terminal.ticks();
        terminal.signal(Signal::TERM);
        let gone = gone(terminal.pid());
        assert!(gone.ticks <= MAX_TICKS, "{gone:?} after {ticks}");
        terminal.deafen(false);
        assert_eq!(terminal.wait_end(), 0);
        terminal.expect_modes();
        assert_eq!(on_record(&home, "W1"), "W1,3,,,");
        went.push(gone.took);
        if gone.took < BOUND {
            return;
        }
    }
    panic!("it takes {went:?}");
}

#[test]
fn what_is_typed_at_a_terminal_that_takes_nothing_is_on_record_once_it_is_lost() {
    let home = begun();
    let mut terminal = at_w1(home.start());
    stall(&mut terminal);
    terminal.send_unheard("1\r");
    assert!(terminal.hang_up().ticks <= MAX_TICKS);
    assert_eq!(on_record(&home, "W1"), "W1,1,,,");
}

#[test]
fn a_terminal_that_takes_nothing_for_a_while_shows_everything_afterwards() {
    let home = begun();
    let mut terminal = at_w1(home.start());
    stall(&mut terminal);
    terminal.send("1");
    terminal.deafen(false);
    terminal.see("● 1").see_saved().send("\x03");
    assert_eq!(terminal.wait_end(), 0);
    terminal.expect_restored();
}
