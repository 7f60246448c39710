//! bamai 把脉: assess a learned society over SSH, and say on the spot where it is weak, soft or scattered.
//!
//! # Six words
//!
//! ```text
//!  Key ──► Action ──► Command ──► [Event] ──► Entry in the journal ──► State ──► screen, report, score
//!  pressed  meant      asked of     happened    event + seq, time,       all entries
//!           on screen  the domain               actor, hash              so far
//! ```
//!
//! [`decide`](domain::decide::decide) turns a command into events, or refuses it; [`State::apply`](domain::state::State::apply)
//! turns entries into state. Both are pure. The answer *is* the event, so the audit trail cannot disagree with the data, and
//! undo is one more event.
//!
//! # The code, in reading order
//!
//! | room | what it knows | begin with |
//! |---|---|---|
//! | [`lang`] | every sentence, in each language | [`lang::Lang`], any one file |
//! | [`domain`] | the subject, purely | [`domain::event`], [`domain::command`], [`domain::decide`], [`domain::state`] |
//! | | what a checklist is and how a file is read | [`domain::checklist`], [`domain::kinds`], [`domain::condition`] |
//! | | what is kept beside answers: interviews, notes, samples, the team | [`domain::records`] |
//! | | what answers come to | [`domain::standing`], [`domain::problems`], [`domain::diagnosis`] |
//! | | what an office sees over its whole ledger | [`domain::office`] |
//! | [`store`] | keeping entries through whatever happens | [`store`], [`store::disk`], [`store::frame`], [`store::codec`] |
//! | [`report`] | what is handed over | [`report::Report`], [`report::formats`] |
//! | [`session`] | one person at work on one store | [`session::Session`] |
//! | [`exchange`] | files in and out through a session | [`exchange`] |
//! | [`ui`] | screens on a terminal | [`ui::keys`], [`ui::screen`], [`ui::app`], one of [`ui::screens`], [`ui::run`] |
//! | [`cli`] | arguments to one command | [`cli::run`], one of its commands |
//!
//! A room imports from the rooms above it in this table and from no other; [`report`] and [`store`] know nothing of each other.
//! Outside the crate, `tests/it/stage.rs` plays the screens on a store in memory: its stories are the shortest way to see
//! what the program does.
//!
//! # Tables
//!
//! What there is more than one of stands in one table, walked by whoever lists it and by tests:
//! [`KINDS`](domain::kinds::KINDS) of question, [`KINDS`](report::kinds::KINDS) of report and their
//! [`FORMATS`](report::formats::FORMATS), sorts of record ([`Kept`](domain::records::Kept)),
//! [`KEYS`](ui::keys::KEYS) and what they mean, [`ROUTES`](ui::screens::ROUTES) to screens. Adding one is a file and a row;
//! the README says which.
//!
//! # Invariants
//!
//! Tests in `tests/it/house.rs` and beside the code hold these.
//!
//! - Invariant: `domain` has no clock, no randomness, no files and no terminal; all of that arrives as arguments.
//! - Invariant: an answer is called saved only after `sync_data` of the journal has returned. Typing never waits for it.
//! - Invariant: nothing in the journal is edited or deleted, and nothing lost from it goes unnamed.
//! - Invariant: what `decide` returns always applies, and replaying the journal gives the state it gave live.
//! - Invariant: nothing about learned societies is compiled in but the text of the built-in checklist, and the
//!   columns and grades of the register.
//! - Invariant: a screen names no other screen and no store; drawing it changes nothing; an idle one writes nothing.
//! - Invariant: a key is named in [`ui::keys`] alone, a sentence in [`lang`] alone, sled and bincode in one file each.
//! - Invariant: a file a person names is opened through [`exchange::files`] alone, and no other program is ever started.
//! - Absent: an async runtime. A few threads and one inbox do: the one that draws, the terminal's listener, the store's
//!   writer, and the check of the journal in the background.
//! - Absent: getters, setters and defaults on stored structs. What is stored is frozen per schema in [`store::codec`].
//! - Absent: network. What leaves the machine leaves by file.
//!
//! # Where this differs from a plainer layout, and why
//!
//! - `standing` lies between state and diagnosis: screens, checks, problems and scores all ask where an item stands, and one
//!   place that works it out cannot disagree with itself. Nothing of it is stored.
//! - `exchange` is a room of its own: the screens import and export too, so the reading of files cannot live in `cli`.
//! - `ui` has `visit` beside `screens`: what several screens of an assessment draw, since screens may not name each other.
//! - The journal stands beside the database, not in it: the database of choice does not survive a power cut by itself, and
//!   a file that only grows can be checked, copied while it is written, and read by anyone.
//! - Our own terminal reader and text field: see [`ui::input`] and [`ui::field`] for what the libraries' do wrong.

pub mod lang;
pub mod domain;
pub mod store;
pub mod report;
pub mod session;
pub mod exchange;
pub mod ui;
pub mod cli;
