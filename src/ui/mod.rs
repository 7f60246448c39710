//! The screens and what they stand on; knows nothing of stores and files.
//!
//! ```text
//!  terminal bytes ──► input ──► run ──► keys ──► Action ──► Screen ──► Step
//!                                │                             │
//!  terminal bytes ◄── paint ◄── Frame ◄────── Canvas ◄─────── draw(&self)
//! ```

pub mod text;
pub mod theme;
pub mod canvas;
pub mod keys;
pub mod search;
pub mod field;
pub mod notice;
pub mod screen;
pub mod desk;
pub mod layer;
pub mod place;
pub mod visit;
pub mod screens;
pub mod app;
