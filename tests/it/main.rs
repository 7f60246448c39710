//! One binary for every test that looks at the program from outside, and for those that watch over the house.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "in a test a panic is the answer, and helpers are not recognised as tests"
)]

mod checklist;
mod cli;
mod cli_apply;
mod cli_bamai;
mod cli_import;
mod cli_list_out;
mod cli_register;
mod cli_shells;
mod cli_interview;
mod cli_doctor;
mod cli_keep;
mod cli_office;
mod cli_remedies;
mod cli_restricted;
mod cli_what_if;
mod cli_rounds;
mod cli_visit;
mod cli_walk;
mod faults;
mod hostile;
mod house;
mod input_methods;
mod keep;
mod keep_lines;
mod monkey;
mod office;
mod pictures;
mod pty;
mod readme;
mod rosters;
mod report_formats;
mod report_handover;
mod report_plan;
mod report_read;
mod ssh;
mod stage;
mod store_codec;
mod store_contract;
mod store_damage;
mod store_faults;
mod store_lock;
mod store_past;
mod store_read_only;
mod store_restore;
mod store_samples;
mod stories_crux;
mod stories_desk;
mod stories_drafts;
mod stories_evidence;
mod stories_hands;
mod stories_interview;
mod stories_keep;
mod stories_office;
mod stories_palette;
mod stories_register;
mod stories_rosters;
mod stories_rounds;
mod stories_shell;
mod stories_visit;
mod two_rounds;
mod typeahead;
mod ui_paint;
mod visit;
mod wide_terminal;
mod widths;
