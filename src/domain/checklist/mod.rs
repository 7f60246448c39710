//! The checklist: what it is, how a file is read, and the one built in.

mod model;

pub use model::{
    Band, Check, Checklist, Choice, Derived, Each, Form, FormKind, Item, Level, Locus, Role, ScoreMap, Scoring, Tags,
    Target, Text,
};
