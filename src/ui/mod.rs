//! The screens and what they stand on; knows nothing of stores and files.
//!
//! ```text
//!  bytes ──► input ──► run ──► app ──► keys ──► Action ──► Screen::press ──► Step ──► app carries it out
//!                               │
//!  bytes ◄── terminal ◄── paint ◄── Frame ◄── Canvas ◄─── Screen::draw(&self)
//! ```
//!
//! | | |
//! |---|---|
//! | `keys` | the one table of keys and what they mean |
//! | `screen`, `layer`, `desk` | what a screen is, what may lie over one, what both may read |
//! | `screens/` | one file per screen, and the table of places |
//! | `draft` | text half typed when the program ends, and its file |
//! | `tour` | the hints of a person's first visit |
//! | `clipboard` | to the person's own clipboard, by way of their terminal |
//! | `office` | what an office has settled for everybody who uses its store |
//! | `visit/` | what several screens of an assessment draw |
//! | `controls/` | one file per way of answering |
//! | `app/`, `run` | the application, and the loop around it |
//! | `text`, `field`, `theme`, `canvas` | columns and clusters, typing, roles and glyphs, drawing |
//! | `input/`, `terminal`, `paint` | the terminal, in and out |

pub mod text;
pub mod theme;
pub mod canvas;
pub mod keys;
pub mod search;
pub mod field;
pub mod notice;
pub mod screen;
pub mod selection;
pub mod desk;
pub mod rows;
pub mod path_line;
pub mod saving;
pub mod keeping;
pub mod export;
pub mod layer;
pub mod place;
pub mod draft;
pub mod office;
pub mod tour;
pub mod clipboard;
pub mod visit;
pub mod screens;
pub mod seen;
pub mod taking;
pub mod app;
pub mod controls;
pub mod paint;
pub mod input;
pub mod outlet;
pub mod terminal;
pub mod asking;
pub mod run;
pub mod door;
pub mod start;
