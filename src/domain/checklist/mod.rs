//! The checklist: what it is, how a file is read, and the one built in.

mod model;
mod problem;
mod parse;
mod read;
mod items;
mod rosters;
mod rules;
mod visit;
mod causes;
mod office;
mod order;
mod builtin;

pub use builtin::{BUILTIN_NAME, BUILTIN_TEXT, builtin};
pub use model::{
    Band, CauseKind, Check, Checklist, Choice, Column, Derived, Each, Effort, Form, FormKind, Item, Level, Locus,
    Moment, Quota, Role, RosterColumn, STEPS, ScoreMap, Scoring, Size, Tags, Text, Trait, Validity,
};
pub use office::{Class, Cohort, Edge, Goal, Measure, Mutual, N_ROWS, SizeClass, Target};
pub use parse::{Parsed, parse};
pub use problem::{Problem, ProblemCode};
