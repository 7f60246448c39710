//! The screens and what they stand on; knows nothing of stores and files.
//!
//! ```text
//!  bytes ──► input ──► run ──► shell ──► keys ──► Action ──► Screen::press ──► Step
//!                                │
//!  bytes ◄── terminal ◄── paint ◄── Frame ◄── Canvas ◄─── Screen::draw(&self)
//! ```

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
pub mod saving;
pub mod keeping;
pub mod export;
pub mod layer;
pub mod place;
pub mod visit;
pub mod screens;
pub mod app;
pub mod controls;
pub mod paint;
pub mod input;
pub mod terminal;
pub mod run;
pub mod door;
pub mod start;
