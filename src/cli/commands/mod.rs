//! One file per command: its arguments to what is asked of a session or read from the journal, and what is printed.

pub(super) mod import;
pub(super) mod society;
pub(super) mod list;
pub(super) mod start;
pub(super) mod answer;
pub(super) mod undo;
pub(super) mod evidence;
pub(super) mod interview;
pub(super) mod note;
pub(super) mod overrule;
pub(super) mod apply;
pub(super) mod answers;
pub(super) mod problems;
pub(super) mod submit;
pub(super) mod diagnose;
pub(super) mod report;
pub(super) mod log;
pub(super) mod check;
pub(super) mod checklist;
pub(super) mod verify;
pub(super) mod backup;
pub(super) mod restore;
pub(super) mod export;
pub(super) mod doctor;
