//! What a line does to a visit: a key login and a whole item, a client killed in mid-word, one frozen and thawed, one frozen
//! and killed.

use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, getpgid, test_kill_process};

use crate::pty::terminal::{self, begun, on_record};
use crate::pty::{BAMAI, DEADLINE, Gone, Home, Terminal, gone};
use crate::ssh::Server;

/// How long after the client is killed the program on the server may still be there.
const BOUND: Duration = Duration::from_millis(100);
/// The machine may be busy with other things: the best of so many tries counts.
const N_TRIES: usize = 5;

/// Logs in and goes to the first rated item.
fn at_w1(server: &Server, home: &Home) -> Terminal {
    terminal::at_w1(server.screens(home))
}

/// The program on the server's side: the one of the binary under test that has this store on its command line.
fn remote(home: &Home) -> Pid {
    let store = home.store().display().to_string();
    let begun = Instant::now();
    loop {
        for entry in std::fs::read_dir("/proc").unwrap() {
            let dir = entry.unwrap().path();
            let is_own = std::fs::read_link(dir.join("exe")).is_ok_and(|exe| exe == std::path::Path::new(BAMAI));
            let line = std::fs::read(dir.join("cmdline")).unwrap_or_default();
            if is_own && String::from_utf8_lossy(&line).contains(&store) {
                return Pid::from_raw(dir.file_name().unwrap().to_str().unwrap().parse().unwrap()).unwrap();
            }
        }
        assert!(begun.elapsed() < DEADLINE, "the program is not there");
    }
}

#[test]
#[ignore = "needs openssh-server"]
fn with_a_key_one_logs_in_and_answers_a_whole_item() {
    let (server, home) = (Server::open(), begun());
    let mut terminal = at_w1(&server, &home);
    terminal.send("e").see("的证据").send("a1 成果目录\r").see("的证据 1/").send("\r").see_no("的证据 ");
    terminal.send("r").paste("反馈表三份有签字").send("\r").see("反馈表三份有签字");
    terminal.send("1").see("● 1").send("\r").see(" W2 ").see_saved();
    terminal.send("\x03");
    assert_eq!(terminal.wait_end(), 0, "{}", server.log());
    terminal.expect_restored();
    assert_eq!(on_record(&home, "W1"), "W1,1,,反馈表三份有签字,document:成果目录");
}

#[test]
#[ignore = "needs openssh-server"]
fn a_client_killed_in_mid_word_ends_the_program_at_once_and_the_next_login_resumes() {
    let (server, home) = (Server::open(), begun());
    at_w1(&server, &home).send("1").see("● 1").see_saved().send("\r").see(" W2 ").send("\x03").wait_end();
    let mut times = Vec::new();
    for _ in 0..N_TRIES {
        let mut terminal = server.screens(&home).go();
        terminal.see(" W2 ").send("2").see("● 2").see_saved().send("r反馈").see("反馈");
        let pid = remote(&home);
        terminal.kill();
        let Gone { took, ticks } = gone(pid);
        // A tick is ten milliseconds: it ends, and does not spin until somebody ends it.
        assert!(ticks <= 20, "{ticks} ticks of processor time after the line was lost");
        times.push(took);
        assert_eq!(on_record(&home, "W1"), "W1,1,,,");
        assert!(on_record(&home, "W2").starts_with("W2,2,"), "{}", on_record(&home, "W2"));
        home.out(&["verify"]);
    }
    println!("gone after {times:?}");
    let best = times.iter().min().unwrap();
    assert!(*best < BOUND, "gone after {times:?}");
    server.screens(&home).go().see(" W2 ");
}

#[test]
#[ignore = "needs openssh-server"]
fn what_is_typed_while_the_line_is_frozen_is_the_record_of_slow_typing() {
    let (server, home) = (Server::open(), begun());
    let mut terminal = at_w1(&server, &home);
    terminal.settle().signal(Signal::STOP);
    // No rating above what no evidence carries, so that nothing new is raised on the way.
    for keys in ["1", "\r", "0", "\r", "-", "\r"] {
        terminal.send(keys);
    }
    assert!(!terminal.take(Duration::from_millis(300)), "the line is not frozen");
    terminal.signal(Signal::CONT);
    terminal.see(" W4 ").see_saved().send("\x03");
    assert_eq!(terminal.wait_end(), 0);
    let typed = ["W1", "W2", "W3"].map(|item| on_record(&home, item));
    assert_eq!(typed, ["W1,1,,,", "W2,0,,,", "W3,NE,,,"]);
}

#[test]
#[ignore = "needs openssh-server"]
fn a_line_frozen_and_then_lost_costs_only_what_never_arrived() {
    let (server, home) = (Server::open(), begun());
    let mut terminal = at_w1(&server, &home);
    terminal.send("1").see("● 1").see_saved().settle().signal(Signal::STOP);
    terminal.send("\r2\r2");
    assert!(!terminal.take(Duration::from_millis(300)), "the line is not frozen");
    let pid = remote(&home);
    assert!(test_kill_process(pid).is_ok() && getpgid(Some(pid)).is_ok(), "the program has not waited");
    terminal.kill();
    let Gone { ticks, .. } = gone(pid);
    assert!(ticks <= 20, "{ticks} ticks of processor time after the line was lost");
    home.out(&["verify"]);
    assert_eq!([on_record(&home, "W1"), on_record(&home, "W2")], ["W1,1,,,", ""]);
    server.screens(&home).go().see(" W1 ").see("● 1");
}
