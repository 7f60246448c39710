//! x
mod ui_paint;
//! One binary for every test that looks at the program from outside.

mod checklist;
mod house;
